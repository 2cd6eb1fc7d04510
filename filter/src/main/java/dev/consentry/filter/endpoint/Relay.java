package dev.consentry.filter.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.consentry.filter.policy.ServiceClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service on behalf of a visitor, within a time. So many at once and no more: a slow
 * service must not hold all of the webapp's threads.
 */
final class Relay {
  /** Buffers are not kept in the container's threads, which outlive the webapp. */
  static final JSON BODIES =
      JSON.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
          .build();

  private static final int MAX_AT_ONCE = 16;
  private static final int MAX_ANSWER = 2 * 1024 * 1024;
  private static final int MAX_TOKEN = 2048;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]+");

  private final ServiceClient service;
  private final String site;
  private final Duration timeout;
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);

  Relay(ServiceClient service, String site, Duration timeout) {
    this.service = service;
    this.site = site;
    this.timeout = timeout;
  }

  /** How long the service may take for a visitor's request. */
  Duration timeout() {
    return timeout;
  }

  /** A request below this site's part of the service, such as {@code notice}. */
  HttpRequest.Builder siteRequest(String path) {
    return service.request("v1/sites/" + site + "/" + path);
  }

  /** A request to the service as a whole. */
  HttpRequest.Builder request(String path) {
    return service.request(path);
  }

  /**
   * Sends a request.
   *
   * @return the answer, or null when there is none: the service is down, slow, or too many ask
   */
  @Nullable HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return send(request, timeout);
  }

  /** Sends a request that has another time than the visitor's own. */
  @Nullable HttpResponse<byte[]> send(HttpRequest.Builder request, Duration timeout) {
    if (!places.tryAcquire()) {
      return null;
    }
    try {
      return service.send(request.build(), timeout, MAX_ANSWER);
    } catch (IOException down) {
      return null;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      places.release();
    }
  }

  /** Hands a header on, unless there is none or it has a character that no such header has. */
  static void copy(EndpointRequest from, HttpRequest.Builder to, String name) {
    header(to, name, from.header(name));
  }

  /** The same for a value that stands elsewhere. */
  static void header(HttpRequest.Builder request, String name, @Nullable String value) {
    if (value != null && !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      request.header(name, value);
    }
  }

  /** Hands a token on as bearer, unless it cannot be one. */
  static void authorize(HttpRequest.Builder request, @Nullable String token) {
    if (token != null && token.length() <= MAX_TOKEN && TOKEN.matcher(token).matches()) {
      request.header("Authorization", "Bearer " + token);
    }
  }

  /** An error of the service that the caller can do something about, or else that it is down. */
  static EndpointAnswer error(HttpResponse<byte[]> answer) {
    boolean callers = answer.statusCode() >= 400 && answer.statusCode() < 500;
    if (callers && hasType(answer, ProblemAnswer.CONTENT_TYPE)) {
      return EndpointAnswer.of(answer.statusCode(), answer.body())
          .with("Content-Type", ProblemAnswer.CONTENT_TYPE)
          .with("Cache-Control", "no-store");
    }
    return ProblemAnswer.unavailable();
  }

  /**
   * The service's JSON as it came, or what to say in its place.
   *
   * @param more what else the answer gets when it is the service's
   */
  static EndpointAnswer handedOn(
      @Nullable HttpResponse<byte[]> answer, UnaryOperator<EndpointAnswer> more) {
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    if (answer.statusCode() != 200) {
      return error(answer);
    }
    return json(answer) == null
        ? ProblemAnswer.unavailable()
        : more.apply(
            EndpointAnswer.of(200, answer.body()).with("Content-Type", "application/json"));
  }

  /** The answer's JSON object, or null when the body is anything else. */
  static @Nullable Map<String, Object> json(HttpResponse<byte[]> answer) {
    if (!hasType(answer, "application/json")) {
      return null;
    }
    try {
      return BODIES.mapFrom(answer.body());
    } catch (IOException garbage) {
      return null;
    }
  }

  static boolean hasType(HttpResponse<?> answer, String type) {
    String contentType = answer.headers().firstValue("Content-Type").orElse("");
    return contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(type);
  }
}
