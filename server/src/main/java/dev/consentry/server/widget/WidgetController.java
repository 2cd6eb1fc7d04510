package dev.consentry.server.widget;

import dev.consentry.server.caching.EntityTag;
import dev.consentry.server.random.RandomIds;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Hands out the banner's script, compressed as the caller takes it. */
@Controller
@Tag(name = "Widget")
final class WidgetController {
  private static final String LOCATION = "META-INF/consentry/widget.js";

  private final byte[] plain = read(LOCATION);
  private final byte[] brotli = read(LOCATION + ".br");
  private final byte[] gzip = read(LOCATION + ".gz");
  private final String etag = RandomIds.shortHash(new String(plain, StandardCharsets.UTF_8));

  /** The banner's script, an ES module. */
  @Get(value = "/widget.js", produces = "text/javascript;charset=utf-8")
  @Operation(operationId = "getWidget", summary = "The banner's script")
  HttpResponse<byte[]> widget(
      @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    boolean takesBrotli = takes(acceptEncoding, "br");
    boolean takesGzip = takes(acceptEncoding, "gzip");
    String encoding = takesBrotli ? "br" : takesGzip ? "gzip" : "";
    EntityTag tag = EntityTag.of(etag + encoding);
    if (tag.matches(known)) {
      return withCaching(HttpResponse.notModified(), tag);
    }
    MutableHttpResponse<byte[]> answer =
        HttpResponse.ok(takesBrotli ? brotli : takesGzip ? gzip : plain);
    if (!encoding.isEmpty()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, encoding);
    }
    return withCaching(answer, tag);
  }

  private static MutableHttpResponse<byte[]> withCaching(
      MutableHttpResponse<byte[]> answer, EntityTag tag) {
    return answer
        .header(HttpHeaders.ETAG, tag.text())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }

  private static boolean takes(@Nullable String acceptEncoding, String encoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .filter(each -> !each.endsWith(";q=0"))
            .anyMatch(each -> each.equals(encoding) || each.startsWith(encoding + ";"));
  }

  private static byte[] read(String location) {
    try (InputStream found =
        WidgetController.class.getClassLoader().getResourceAsStream(location)) {
      if (found == null) {
        throw new IllegalStateException(
            location + " is missing: build the js-widget module and put its jar beside");
      }
      return found.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location, e);
    }
  }
}
