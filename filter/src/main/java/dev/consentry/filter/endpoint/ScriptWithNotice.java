package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The banner's script with the notice in it, so that a visitor who is to be asked waits for one
 * request and not for one after the other. The notice is in the language that the script's address
 * names ({@code widget.js?language=ko}), else in the browser's; a page in another language makes
 * the script fetch its own.
 */
final class ScriptWithNotice {
  /** A module's own variable, which the script looks for once all of it has run. */
  private static final byte[] BEFORE = "\n;var consentryNotice=".getBytes(UTF_8);

  private static final int LARGEST_NOTICE = 128 * 1024;
  private static final int MAX_KEPT = 50;

  private final BannerNotices notices;
  private final Cache<String, byte[]> compressed =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).executor(Runnable::run).build();

  ScriptWithNotice(BannerNotices notices) {
    this.notices = notices;
  }

  /** The notice for this request; null where the script goes without. */
  @Nullable ServedNotice noticeFor(EndpointRequest request) {
    ServedNotice notice =
        notices.find(request.queryParameter("language"), request.header("Accept-Language"));
    return notice == null || notice.etag() == null || notice.json().length > LARGEST_NOTICE
        ? null
        : notice;
  }

  /**
   * Answers with both, compressed with gzip.
   *
   * @param script the script as it is
   * @param etag the script's entity tag
   */
  EndpointAnswer answer(EndpointRequest request, byte[] script, String etag, ServedNotice notice) {
    String both = (etag + '-' + notice.etag()).replaceAll("W/|\"", "");
    String tag = '"' + both + '"';
    EndpointAnswer answer =
        tag.equals(request.header("If-None-Match"))
            ? EndpointAnswer.of(304)
            : EndpointAnswer.of(200, compressed.get(both, unused -> gzip(script, notice.json())))
                .with("Content-Type", "text/javascript;charset=utf-8")
                .with("Content-Encoding", "gzip");
    return answer
        .with("ETag", tag)
        .with("Vary", "Accept-Encoding, Accept-Language")
        // The notice may be another one with the next page: asked again, and answered with 304.
        .with("Cache-Control", "private, no-cache");
  }

  private static byte[] gzip(byte[] script, byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(script.length);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(script);
      gzip.write(BEFORE);
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return out.toByteArray();
  }
}
