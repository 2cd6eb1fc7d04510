package dev.consentry.container.springboot;

import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.List;

/** The cookies that every page of the tests sets, and how to find them in an answer. */
final class Cookies {
  static final List<String> LINES =
      List.of(
          "lang=ko; Path=/; SameSite=Lax",
          "_ga=\"a, b\";Partitioned ; Path=/",
          "_fbp=1; Path=/; Max-Age=60",
          "unheard-of=1",
          "hotjar=; Max-Age=0");

  private Cookies() {}

  /** As Spring's own code does it: by header. */
  static void set(HttpServletResponse response) {
    LINES.forEach(line -> response.addHeader("Set-Cookie", line));
  }

  static List<String> in(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  /**
   * Those that are not the container's session cookie, whose value is another each time; without
   * the date that goes with a lifetime, which is another each second.
   */
  static List<String> withoutSession(HttpResponse<?> answer) {
    return in(answer).stream()
        .filter(line -> !line.startsWith("JSESSIONID="))
        .map(line -> line.replaceFirst("(Max-Age=86400); Expires=[^;]+", "$1; Expires=*"))
        .toList();
  }

  /** Whether a visitor who granted nothing may get this line. */
  static boolean isEssential(String line) {
    return line.startsWith("lang=")
        || line.startsWith("JSESSIONID=")
        || line.contains("Max-Age=0")
        || line.contains("01 Jan 1970");
  }
}
