package dev.consentry.filter.containers.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param interim the header lines of all 1xx answers before it, 101 excepted
 * @param status the final status; 0 if none came
 * @param lines the header lines of the final answer, byte for byte as ISO 8859-1
 * @param body the body without its transfer coding, as ISO 8859-1
 * @param trailers the lines behind a chunked body
 * @param ended whether the container ended the connection in time
 */
record Answer(
    List<String> interim,
    int status,
    List<String> lines,
    String body,
    List<String> trailers,
    boolean ended) {

  /** All lines in which a cookie may leave. */
  List<String> allLines() {
    List<String> all = new ArrayList<>(interim);
    all.addAll(lines);
    all.addAll(trailers);
    return all;
  }
}
