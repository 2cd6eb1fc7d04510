package dev.consentry.filter.containers.ways;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How asynchronous answers end: dispatch, timeout, completion, error. */
final class AsyncEndWays {
  private static final long SOON = 50;

  private AsyncEndWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      ways.way(
          "async-dispatch-" + id,
          (request, response) -> request.startAsync().dispatch("/target/" + id));
      ways.way(
          "async-dispatch-after-" + id,
          (request, response) -> {
            setting.set(response);
            request.startAsync().dispatch("/target/plain");
          });
      ways.way(
          "async-dispatch-supplied-" + id,
          (request, response) ->
              request
                  .startAsync(DispatchWays.rawRequest(request), Setting.raw(response))
                  .dispatch("/target/" + id));
      ways.way(
          "async-timeout-listener-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(SOON);
            async.addListener(new AtTimeout(setting, response));
          });
      ways.way("async-timeout-" + id)
          .status(500)
          .varying()
          .does(
              (request, response) -> {
                setting.set(response);
                request.startAsync().setTimeout(SOON);
              });
      ways.way(
          "async-on-complete-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            async.addListener(new AtEnd(setting, response));
            async.start(async::complete);
          });
      ways.way("async-error-" + id)
          .status(503)
          .varying()
          .does(
              (request, response) -> {
                AsyncContext async = request.startAsync();
                AsyncWays.start(
                    async,
                    response,
                    answer -> {
                      setting.set(answer);
                      answer.sendError(503);
                    });
              });
      ways.way(
          "async-redirect-to-dispatch-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(
                () -> {
                  setting.set(response);
                  async.dispatch("/target/plain");
                });
          });
    }
  }

  /** Sets cookies when the time is over, and completes. */
  private record AtTimeout(Setting setting, HttpServletResponse response) implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      setting.set(response);
      response.getWriter().print("timeout");
      event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }

  /** Sets cookies when all is done. */
  private record AtEnd(Setting setting, HttpServletResponse response) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      setting.set(response);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
