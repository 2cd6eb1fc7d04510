package dev.consentry.filter.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What the endpoint answers. */
public final class EndpointAnswer {
  private static final byte[] NO_BODY = {};

  private final int status;
  private final List<Header> headers = new ArrayList<>();
  private final byte[] body;

  private EndpointAnswer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /** One header. */
  public record Header(String name, String value) {}

  static EndpointAnswer of(int status, byte[] body) {
    return new EndpointAnswer(status, body).with("X-Content-Type-Options", "nosniff");
  }

  static EndpointAnswer of(int status) {
    return of(status, NO_BODY);
  }

  EndpointAnswer with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** Takes over such of the service's headers as are there. */
  EndpointAnswer withThoseOf(HttpResponse<?> answer, List<String> names) {
    for (String name : names) {
      answer.headers().firstValue(name).ifPresent(value -> with(name, value));
    }
    return this;
  }

  /** Sets the cookies that another answer sets. */
  EndpointAnswer withCookiesOf(EndpointAnswer other) {
    other.headers.stream()
        .filter(header -> header.name().equals("Set-Cookie"))
        .forEach(headers::add);
    return this;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers in order; a name may be there several times. */
  public List<Header> headers() {
    return List.copyOf(headers);
  }

  /** The body's length in bytes. */
  public int length() {
    return body.length;
  }

  /**
   * Writes the body.
   *
   * @throws IOException if the stream cannot take it
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(body);
  }
}
