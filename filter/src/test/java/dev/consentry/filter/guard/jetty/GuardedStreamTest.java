package dev.consentry.filter.guard.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestGates;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What Jetty's core would write to the connection. */
class GuardedStreamTest {
  private final List<MetaData.Response> sent = new ArrayList<>();
  private final HttpStream wire =
      (HttpStream)
          Proxy.newProxyInstance(
              HttpStream.class.getClassLoader(),
              new Class<?>[] {HttpStream.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("send")) {
                  sent.add((MetaData.Response) arguments[1]);
                }
                return null;
              });
  private final GuardedStream stream =
      new GuardedStream(wire, TestGates.gate(true, (name, way, reason, stripped) -> {}));

  private static HttpFields.Mutable fields() {
    return HttpFields.build()
        .add("Set-Cookie", "_ga=1")
        .add("Link", "</a.css>")
        .add("set-cookie", "lang=ko");
  }

  private void send(MetaData.Response response) {
    stream.send(null, response, false, ByteBuffer.allocate(0), Callback.NOOP);
  }

  @Test
  void the_final_response_is_judged_when_it_is_prepared() {
    HttpFields.Mutable headers = fields();

    stream.prepareResponse(headers);

    assertThat(headers.getValuesList("Set-Cookie")).containsExactly("lang=ko");
    assertThat(headers.get("Link")).isEqualTo("</a.css>");
    assertThat(headers.get("Cache-Control")).isEqualTo("private");
  }

  @Test
  void an_interim_response_is_judged_when_it_is_sent() {
    send(new MetaData.Response(103, null, HttpVersion.HTTP_1_1, fields().asImmutable()));

    assertThat(sent.get(0).getStatus()).isEqualTo(103);
    assertThat(sent.get(0).getHttpFields().getValuesList("Set-Cookie")).containsExactly("lang=ko");
    assertThat(sent.get(0).getHttpFields().contains("Cache-Control")).isFalse();
  }

  @Test
  void trailers_are_judged_when_they_are_asked_for() {
    send(
        new MetaData.Response(
            200, null, HttpVersion.HTTP_1_1, HttpFields.EMPTY, 5, () -> fields()));

    assertThat(sent.get(0).getContentLength()).isEqualTo(5);
    assertThat(sent.get(0).getTrailersSupplier().get().getValuesList("Set-Cookie"))
        .containsExactly("lang=ko");
  }

  @Test
  void everything_else_passes_as_it_is() {
    MetaData.Response plain =
        new MetaData.Response(200, null, HttpVersion.HTTP_1_1, HttpFields.EMPTY);

    send(plain);
    send(null);

    assertThat(sent).containsExactly(plain, null);
  }
}
