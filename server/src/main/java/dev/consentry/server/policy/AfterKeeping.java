package dev.consentry.server.policy;

/** What happens to data whose time has come. */
public enum AfterKeeping {
  /** It is destroyed so that it cannot be brought back. */
  DESTROY("destroy"),

  /** It moves to a store of its own, is used for nothing else there, and is destroyed later. */
  STORE_APART("store-apart");

  private final String word;

  AfterKeeping(String word) {
    this.word = word;
  }

  /** The word for it in definitions, such as {@code store-apart}. */
  public String word() {
    return word;
  }
}
