package dev.consentry.filter.decision;

/** By which way a cookie reached the response. */
public enum CookieWay {
  /** {@code addCookie}. */
  ADD_COOKIE("addCookie"),
  /** {@code addHeader} and its siblings for numbers and dates. */
  ADD_HEADER("addHeader"),
  /** {@code setHeader} and its siblings for numbers and dates. */
  SET_HEADER("setHeader"),
  /** A trailer field behind the body. */
  TRAILER("trailer"),
  /** Around the wrapper: found in the response when it was about to be committed. */
  AROUND("around the wrapper");

  private final String word;

  CookieWay(String word) {
    this.word = word;
  }

  /** How a report calls it. */
  public String word() {
    return word;
  }
}
