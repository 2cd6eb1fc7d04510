package dev.consentry.filter;

import static dev.consentry.filter.CookieWays.raw;
import static dev.consentry.filter.CookieWays.set;
import static dev.consentry.filter.CookieWays.way;

import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Pages that answer asynchronously. */
final class AsyncWays {
  private AsyncWays() {}

  static void addTo(TestWebapp webapp) {
    way(
        webapp,
        "/async",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                set((HttpServletResponse) async.getResponse());
                print(async, "done");
                async.complete();
              });
        });
    way(
        webapp,
        "/async-flush",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                set((HttpServletResponse) async.getResponse());
                flush(async);
                print(async, "done");
                async.complete();
              });
        });
    way(
        webapp,
        "/async-captured",
        (request, response) -> {
          AsyncContext async = request.startAsync(request, raw(response));
          async.start(
              () -> {
                set(raw(response));
                print(async, "done");
                async.complete();
              });
        });
    way(
        webapp,
        "/async-no-body",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                set(raw(response));
                request.getAsyncContext().complete();
              });
        });
    way(
        webapp,
        "/async-dispatch",
        (request, response) -> request.startAsync().dispatch("/add-header"));
    way(
        webapp,
        "/async-timeout",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          set(response);
          async.setTimeout(50);
        });
    way(
        webapp,
        "/async-non-blocking",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          set(response);
          ServletOutputStream out = response.getOutputStream();
          out.setWriteListener(new OneWrite(async, out));
        });
  }

  private static void print(AsyncContext async, String text) {
    try {
      async.getResponse().getWriter().print(text);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void flush(AsyncContext async) {
    try {
      async.getResponse().flushBuffer();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private record OneWrite(AsyncContext async, ServletOutputStream out) implements WriteListener {
    @Override
    public void onWritePossible() throws IOException {
      if (out.isReady()) {
        out.print("written");
        async.complete();
      }
    }

    @Override
    public void onError(Throwable failure) {
      async.complete();
    }
  }
}
