package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.DispatchWays.rawRequest;
import static dev.consentry.filter.containers.ways.Setting.raw;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers on another thread: on the original, on supplied and on captured objects. */
final class AsyncWays {
  /** How an asynchronous answer begins. */
  @FunctionalInterface
  private interface Start {
    AsyncContext from(HttpServletRequest request, HttpServletResponse response);
  }

  /** What the other thread does. */
  @FunctionalInterface
  interface Work {
    void run(HttpServletResponse response) throws IOException, ServletException;
  }

  private AsyncWays() {}

  static void addTo(Ways ways) {
    starts(ways, "original", (request, response) -> request.startAsync());
    starts(ways, "supplied", (request, response) -> request.startAsync(request, response));
    starts(
        ways,
        "supplied-inner",
        (request, response) -> request.startAsync(rawRequest(request), raw(response)));
    starts(ways, "half-raw", (request, response) -> request.startAsync(request, raw(response)));
    starts(ways, "from-raw", (request, response) -> rawRequest(request).startAsync());
    for (Setting setting : Setting.values()) {
      ways.way(
          "async-captured-" + setting.id(),
          (request, response) -> {
            AsyncContext async = request.startAsync();
            start(
                async,
                response,
                captured -> {
                  setting.set(captured);
                  captured.getWriter().print("captured");
                });
          });
      ways.way(
          "async-captured-raw-commits-after-" + setting.id(),
          (request, response) -> {
            AsyncContext async = request.startAsync();
            start(
                async,
                raw(response),
                captured -> {
                  setting.set(captured);
                  captured.flushBuffer();
                });
          });
    }
  }

  private static void starts(Ways ways, String name, Start start) {
    for (Setting setting : Setting.values()) {
      ways.way(
          "async-" + name + "-" + setting.id(),
          (request, response) -> {
            AsyncContext async = start.from(request, response);
            start(
                async,
                (HttpServletResponse) async.getResponse(),
                answer -> {
                  setting.set(answer);
                  answer.getWriter().print("done");
                });
          });
      ways.way(
          "async-" + name + "-flushed-" + setting.id(),
          (request, response) -> {
            AsyncContext async = start.from(request, response);
            start(
                async,
                (HttpServletResponse) async.getResponse(),
                answer -> {
                  setting.set(answer);
                  answer.flushBuffer();
                  answer.getWriter().print("done");
                });
          });
      ways.way(
          "async-" + name + "-before-" + setting.id(),
          (request, response) -> {
            setting.set(response);
            AsyncContext async = start.from(request, response);
            async.start(async::complete);
          });
    }
  }

  /** Works on a container's thread and completes in any case. */
  static void start(AsyncContext async, HttpServletResponse response, Work work) {
    async.start(
        () -> {
          try {
            work.run(response);
          } catch (IOException | ServletException failed) {
            throw new IllegalStateException(failed);
          } finally {
            async.complete();
          }
        });
  }
}
