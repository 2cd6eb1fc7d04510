package dev.consentry.filter.containers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.consentry.filter.containers.ways.Way;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.util.Callback;

/**
 * Asks in HTTP/2, one connection for each question, by frames: Jetty's client of that level hides
 * neither interim answers nor trailers.
 */
final class Http2Asker implements Client {
  private static final int HEADERS = 65_536;
  private static final long PATIENCE_SECONDS = 30;
  private static final String ORIGIN = "http://www.medit.example";

  private final HTTP2Client client;
  private final int port;

  private Http2Asker(HTTP2Client client, int port) {
    this.client = client;
    this.port = port;
  }

  static Http2Asker to(int port) throws Exception {
    HTTP2Client client = new HTTP2Client();
    client.setMaxResponseHeadersSize(HEADERS);
    client.start();
    return new Http2Asker(client, port);
  }

  @Override
  public Answer ask(Way way, List<String> moreHeaders) {
    Http2Answer answer = new Http2Answer();
    try {
      Session session =
          client
              .connect(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                  new Session.Listener() {})
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      try {
        send(session, way, request(way, moreHeaders), answer);
        return answer.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        session.close(0, null, Callback.NOOP);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(way.name(), failed);
    }
  }

  private static void send(Session session, Way way, MetaData.Request request, Http2Answer answer)
      throws Exception {
    boolean alone = way.body().isEmpty();
    Stream stream =
        session
            .newStream(new HeadersFrame(request, null, alone), answer)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!alone) {
      ByteBuffer body = ByteBuffer.wrap(way.body().getBytes(ISO_8859_1));
      stream
          .data(new DataFrame(stream.getId(), body, true))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static MetaData.Request request(Way way, List<String> moreHeaders) {
    HttpFields.Mutable fields = HttpFields.build();
    List<String> lines = new ArrayList<>(way.headers());
    lines.addAll(moreHeaders);
    for (String line : lines) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new MetaData.Request(
        way.method(), HttpURI.from(ORIGIN + way.uri()), HttpVersion.HTTP_2, fields);
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
