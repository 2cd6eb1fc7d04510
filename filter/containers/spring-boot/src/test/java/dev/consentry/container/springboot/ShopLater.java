package dev.consentry.container.springboot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The asynchronous ways. */
@RestController
class ShopLater {
  static final List<String> PATHS =
      List.of(
          "/callable",
          "/callable-fails",
          "/deferred",
          "/deferred-timeout",
          "/deferred-later",
          "/future",
          "/streaming",
          "/streaming-response",
          "/emitter",
          "/sse");

  private static ResponseEntity<String> entity(String body) {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Cookies.LINES.toArray(String[]::new))
        .body(body);
  }

  @GetMapping("/callable")
  Callable<ResponseEntity<String>> callable(HttpServletResponse response) {
    return () -> {
      response.addHeader("Set-Cookie", "_ga_CALLABLE=1");
      return entity("callable");
    };
  }

  @GetMapping("/callable-fails")
  Callable<String> callableFails(HttpServletResponse response) {
    return () -> {
      Cookies.set(response);
      throw new IllegalStateException("on purpose");
    };
  }

  @GetMapping("/deferred")
  DeferredResult<ResponseEntity<String>> deferred() {
    DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
    result.setResult(entity("deferred"));
    return result;
  }

  @GetMapping("/deferred-later")
  DeferredResult<String> deferredLater(HttpServletResponse response) {
    DeferredResult<String> result = new DeferredResult<>();
    inAnotherThread(
        () -> {
          Cookies.set(response);
          result.setResult("deferred later");
        });
    return result;
  }

  @GetMapping("/deferred-timeout")
  DeferredResult<String> deferredTimeout(HttpServletResponse response) {
    Cookies.set(response);
    return new DeferredResult<>(50L);
  }

  @ExceptionHandler(AsyncRequestTimeoutException.class)
  ResponseEntity<String> timedOut(AsyncRequestTimeoutException timeout) {
    return ResponseEntity.status(503).header("Set-Cookie", "_fbp=timeout").body("too late");
  }

  @GetMapping("/future")
  CompletableFuture<ResponseEntity<String>> future() {
    return CompletableFuture.supplyAsync(() -> entity("future"));
  }

  @GetMapping("/streaming")
  ResponseEntity<StreamingResponseBody> streaming() {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Cookies.LINES.toArray(String[]::new))
        .body(out -> out.write(new byte[20_000]));
  }

  @GetMapping("/streaming-response")
  StreamingResponseBody streamingResponse(HttpServletResponse response) {
    return out -> {
      Cookies.set(response);
      out.write("streamed".getBytes(US_ASCII));
      out.flush();
    };
  }

  @GetMapping("/emitter")
  ResponseBodyEmitter emitter(HttpServletResponse response) {
    Cookies.set(response);
    ResponseBodyEmitter emitter = new ResponseBodyEmitter();
    inAnotherThread(
        () -> {
          send(emitter, "one ");
          send(emitter, "two");
          emitter.complete();
        });
    return emitter;
  }

  @GetMapping("/sse")
  SseEmitter sse(HttpServletResponse response) {
    Cookies.set(response);
    SseEmitter emitter = new SseEmitter();
    inAnotherThread(
        () -> {
          send(emitter, "event");
          emitter.complete();
        });
    return emitter;
  }

  private static void send(ResponseBodyEmitter emitter, String text) {
    try {
      emitter.send(text);
    } catch (IOException gone) {
      emitter.completeWithError(gone);
    }
  }

  private static void inAnotherThread(Runnable work) {
    Thread thread = new Thread(work, "shop");
    thread.setDaemon(true);
    thread.start();
  }
}
