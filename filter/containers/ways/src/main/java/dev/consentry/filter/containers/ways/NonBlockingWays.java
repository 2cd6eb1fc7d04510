package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.raw;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Write and read listeners. */
final class NonBlockingWays {
  private NonBlockingWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      ways.way(
          "write-listener-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Writing(setting, response, async, out, 10));
          });
      ways.way(
          "write-listener-big-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Writing(setting, response, async, out, 100_000));
          });
      ways.way(
          "write-listener-on-raw-" + id,
          (request, response) -> {
            AsyncContext async = request.startAsync();
            ServletOutputStream out = raw(response).getOutputStream();
            out.setWriteListener(new Writing(setting, response, async, out, 100_000));
          });
      ways.way("read-listener-" + id)
          .asking("POST", "/way")
          .sending("question")
          .does(
              (request, response) -> {
                AsyncContext async = request.startAsync();
                ServletInputStream in = request.getInputStream();
                in.setReadListener(new Reading(setting, response, async, in));
              });
    }
  }

  /** Sets cookies and then writes, when the container is ready for it. */
  private static final class Writing implements WriteListener {
    private final Setting setting;
    private final HttpServletResponse response;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final int size;
    private boolean written;

    Writing(
        Setting setting,
        HttpServletResponse response,
        AsyncContext async,
        ServletOutputStream out,
        int size) {
      this.setting = setting;
      this.response = response;
      this.async = async;
      this.out = out;
      this.size = size;
    }

    @Override
    public void onWritePossible() throws IOException {
      if (!written) {
        written = true;
        setting.set(response);
        out.write("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
      }
      if (out.isReady()) {
        async.complete();
      }
    }

    @Override
    public void onError(Throwable failure) {
      async.complete();
    }
  }

  /** Reads all and then answers. */
  private record Reading(
      Setting setting, HttpServletResponse response, AsyncContext async, ServletInputStream in)
      implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      byte[] buffer = new byte[1024];
      while (in.isReady() && !in.isFinished()) {
        if (in.read(buffer) < 0) {
          return;
        }
      }
    }

    @Override
    public void onAllDataRead() throws IOException {
      setting.set(response);
      response.getWriter().print("answer");
      async.complete();
    }

    @Override
    public void onError(Throwable failure) {
      async.complete();
    }
  }
}
