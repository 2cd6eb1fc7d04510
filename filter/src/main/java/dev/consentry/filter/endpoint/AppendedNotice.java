package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The notice behind the banner's script, so that a visitor who is to be asked waits for one request
 * and not for one after the other. The notice is in the language that the script's address names
 * ({@code widget.js?language=ko}), else in the browser's; a page in another language makes the
 * script fetch its own.
 */
final class AppendedNotice {
  /** A module's own variable, which the script looks for once all of it has run. */
  private static final byte[] BEFORE = "\n;var consentryNotice=".getBytes(UTF_8);

  private static final int LARGEST = 128 * 1024;

  private final BannerNotices notices;

  AppendedNotice(BannerNotices notices) {
    this.notices = notices;
  }

  /** The notice for this request; null where the script goes without. */
  @Nullable Appended find(EndpointRequest request) {
    ServedNotice notice =
        notices.find(request.queryParameter("language"), request.header("Accept-Language"));
    String etag = notice == null ? null : notice.etag();
    if (notice == null || etag == null || notice.json().length > LARGEST) {
      return null;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(BEFORE.length + notice.json().length);
    text.writeBytes(BEFORE);
    text.writeBytes(notice.json());
    return new Appended(text.toByteArray(), Appended.letters(etag));
  }
}
