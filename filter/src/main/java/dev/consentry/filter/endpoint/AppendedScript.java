package dev.consentry.filter.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Answers with the script on the page and what stands behind it, in one body. */
final class AppendedScript {
  private static final int MAX_KEPT = 50;

  private final Cache<String, byte[]> compressed =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).executor(Runnable::run).build();

  /**
   * The answer, compressed with gzip where the browser takes that.
   *
   * @param script the script as it is
   * @param etag the script's entity tag
   * @param appended what stands behind it, in this order
   */
  EndpointAnswer answer(
      EndpointRequest request, byte[] script, String etag, List<Appended> appended, boolean gzip) {
    String all =
        Stream.concat(Stream.of(Appended.letters(etag)), appended.stream().map(Appended::tag))
            .collect(Collectors.joining("-"));
    String tag = gzip ? '"' + all + '"' : '"' + all + "-plain\"";
    if (tag.equals(request.header("If-None-Match"))) {
      return EndpointAnswer.of(304).with("ETag", tag);
    }
    byte[] body =
        gzip
            ? compressed.get(all, unused -> gzipped(joined(script, appended)))
            : joined(script, appended);
    EndpointAnswer answer =
        EndpointAnswer.of(200, body).with("Content-Type", "text/javascript;charset=utf-8");
    return (gzip ? answer.with("Content-Encoding", "gzip") : answer).with("ETag", tag);
  }

  private static byte[] joined(byte[] script, List<Appended> appended) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * script.length);
    out.writeBytes(script);
    appended.forEach(one -> out.writeBytes(one.text()));
    return out.toByteArray();
  }

  private static byte[] gzipped(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return out.toByteArray();
  }
}
