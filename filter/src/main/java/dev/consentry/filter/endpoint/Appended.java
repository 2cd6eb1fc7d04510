package dev.consentry.filter.endpoint;

/**
 * What stands behind the script on the page, in one file with it.
 *
 * @param text JavaScript of the same module; not to be changed
 * @param tag names exactly this text, in letters of an entity tag
 */
@SuppressWarnings("ArrayRecordComponent") // what is sent, never compared
record Appended(byte[] text, String tag) {
  /** Letters of an entity tag: the service's without what marks it as one. */
  static String letters(String etag) {
    return etag.replaceAll("W/|\"", "");
  }
}
