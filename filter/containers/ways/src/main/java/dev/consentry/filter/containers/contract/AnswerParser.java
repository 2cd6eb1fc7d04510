package dev.consentry.filter.containers.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes an answer apart. Whatever a browser may take for a line end is one here, so that an
 * injected line is seen as the line that it would be.
 */
final class AnswerParser {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final String EMPTY_LINE = "\r\n\r\n";

  private final String text;
  private final boolean bodiless;
  private int position;

  private AnswerParser(String text, boolean bodiless) {
    this.text = text;
    this.bodiless = bodiless;
  }

  static Answer parse(String method, String text, boolean ended) {
    return new AnswerParser(text, method.equals("HEAD")).answer(ended);
  }

  private Answer answer(boolean ended) {
    List<String> interim = new ArrayList<>();
    List<String> head = head();
    while (status(head) / 100 == 1 && status(head) != 101) {
      interim.addAll(head.subList(1, head.size()));
      head = head();
    }
    int status = status(head);
    List<String> lines = head.isEmpty() ? List.of() : List.copyOf(head.subList(1, head.size()));
    if (bodiless || status == 101 || status == 204 || status == 304) {
      return new Answer(interim, status, lines, text.substring(position), List.of(), ended);
    }
    StringBuilder body = new StringBuilder();
    List<String> trailers = new ArrayList<>();
    if (isChunked(lines)) {
      readChunks(body, trailers);
    } else {
      body.append(text, position, text.length());
    }
    return new Answer(interim, status, lines, body.toString(), trailers, ended);
  }

  private List<String> head() {
    int end = text.indexOf(EMPTY_LINE, position);
    if (end < 0) {
      return List.of();
    }
    String head = text.substring(position, end);
    position = end + EMPTY_LINE.length();
    return LINE_END.splitAsStream(head).toList();
  }

  private static int status(List<String> head) {
    String line = head.isEmpty() ? "" : head.get(0);
    return line.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")
        ? Integer.parseInt(line.substring(9, 12))
        : 0;
  }

  private static boolean isChunked(List<String> lines) {
    return lines.stream()
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("transfer-encoding: chunked"));
  }

  private void readChunks(StringBuilder body, List<String> trailers) {
    while (true) {
      int lineEnd = text.indexOf("\r\n", position);
      if (lineEnd < 0) {
        return;
      }
      int size = Integer.parseInt(text.substring(position, lineEnd).trim(), 16);
      position = lineEnd + 2;
      if (size == 0) {
        LINE_END
            .splitAsStream(text.substring(position))
            .filter(line -> !line.isEmpty())
            .forEach(trailers::add);
        return;
      }
      int end = Math.min(text.length(), position + size);
      body.append(text, position, end);
      position = Math.min(text.length(), end + 2);
    }
  }
}
