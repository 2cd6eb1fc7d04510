package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Every way in which a response begins to leave, with every way of setting cookies before it. */
final class CommitWays {
  private static final String LONG = "x".repeat(40_000);

  /** What commits, or goes on until the container does. */
  @FunctionalInterface
  private interface Commit {
    void run(HttpServletResponse response) throws Exception;
  }

  private CommitWays() {}

  static void addTo(Ways ways) {
    Map<String, Commit> commits = new LinkedHashMap<>();
    commits.put("nothing", response -> {});
    commits.put("flush-buffer", HttpServletResponse::flushBuffer);
    writers(commits);
    streams(commits);
    commits.forEach(
        (name, commit) -> {
          for (Setting setting : Setting.values()) {
            ways.way(
                "commit-by-" + name + "-" + setting.id(),
                (request, response) -> {
                  setting.set(response);
                  commit.run(response);
                });
          }
        });
    late(ways);
  }

  private static void writers(Map<String, Commit> commits) {
    commits.put("short-body", response -> response.getWriter().print("short"));
    commits.put("writer-size", response -> response.getWriter().write(LONG));
    commits.put(
        "writer-flush",
        response -> {
          response.getWriter().print("first");
          response.getWriter().flush();
          response.getWriter().print("second");
        });
    commits.put("writer-close", response -> response.getWriter().close());
    commits.put("writer-check-error", response -> response.getWriter().append("text").checkError());
    commits.put(
        "writer-lines",
        response -> {
          PrintWriter writer = response.getWriter();
          for (int i = 0; i < 3_000; i++) {
            writer.printf(Locale.ROOT, "%d", i).append(' ').println(true);
          }
        });
    commits.put(
        "writer-content-length",
        response -> {
          response.setContentLength(5);
          response.getWriter().print("12345");
        });
  }

  private static void streams(Map<String, Commit> commits) {
    commits.put(
        "stream-size",
        response -> response.getOutputStream().write(LONG.getBytes(StandardCharsets.US_ASCII)));
    commits.put(
        "stream-flush",
        response -> {
          ServletOutputStream out = response.getOutputStream();
          out.println("first");
          out.flush();
          out.print("second");
        });
    commits.put("stream-close", response -> response.getOutputStream().close());
    commits.put(
        "stream-bytes",
        response -> {
          ServletOutputStream out = response.getOutputStream();
          for (int i = 0; i < 20_000; i++) {
            out.write('a');
          }
        });
    commits.put(
        "stream-content-length",
        response -> {
          response.setContentLengthLong(5);
          response.getOutputStream().write("12345".getBytes(StandardCharsets.US_ASCII));
        });
  }

  private static void late(Ways ways) {
    for (Setting setting : Setting.values()) {
      ways.way(
          "commit-by-small-buffer-" + setting.id(),
          (request, response) -> {
            response.setBufferSize(1024);
            response.getWriter().write("x".repeat(800));
            setting.set(response);
            response.getWriter().write(LONG);
          });
    }
    ways.way("after-the-commit")
        .takenBack()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", Setting.LANG);
              response.flushBuffer();
              Setting.HEADER.set(response);
              Setting.RAW_COOKIE.set(response);
              response.getWriter().print("late");
            });
  }
}
