package dev.consentry.server.widget;

import dev.consentry.server.caching.EntityTag;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands out the banner's scripts, compressed as the caller takes them. */
@Controller
@Tag(name = "Widget")
final class WidgetController {
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String SMALL = "widget/small.js";
  private static final String WITH_THE_BANNER = "widget/whole.js";
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}\\.js");
  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{6,10}(-[a-z-]+)?\\.js");
  private static final Pattern CHOSEN =
      Pattern.compile("(^|; ?)consent-choices=pv=[1-9](?![^;]*&ask=)");

  private final Map<String, WidgetFile> files = new ConcurrentHashMap<>();

  WidgetController() {
    if (file(SMALL) == null) {
      throw new IllegalStateException(
          SMALL + " is missing: build the js-widget module and put its jar beside");
    }
  }

  /**
   * The script for the page, an ES module: with the banner in it for a visitor who is known not to
   * have chosen, small for everybody else.
   */
  @Get(value = "/widget.js", produces = SCRIPT)
  @Operation(operationId = "getWidget", summary = "The banner's script")
  @ApiResponse(responseCode = "200", description = "An ES module")
  @ApiResponse(responseCode = "304", description = "The caller has this script")
  HttpResponse<byte[]> widget(HttpRequest<?> request) {
    String cookies = request.getHeaders().get(HttpHeaders.COOKIE);
    boolean chosen = cookies != null && CHOSEN.matcher(cookies).find();
    return answer(chosen ? SMALL : WITH_THE_BANNER, "private, max-age=300", request);
  }

  /** The classic script that tells Google's tags what is granted, before any of them runs. */
  @Get(value = "/consent-mode.js", produces = SCRIPT)
  @Operation(operationId = "getConsentMode", summary = "The script for Google's consent mode")
  @ApiResponse(responseCode = "200", description = "A classic script")
  @ApiResponse(responseCode = "304", description = "The caller has this script")
  HttpResponse<byte[]> consentMode(HttpRequest<?> request) {
    return answer("consent-mode.js", "public, max-age=300", request);
  }

  /** What the script loads on demand. A name that holds a hash changes with the content. */
  @Get(value = "/widget/{name}", produces = SCRIPT)
  @Operation(operationId = "getWidgetPart", summary = "A part of the banner's script")
  @ApiResponse(responseCode = "200", description = "An ES module")
  @ApiResponse(responseCode = "304", description = "The caller has this script")
  @ApiResponse(responseCode = "404", description = "No such script, or one of an older widget")
  HttpResponse<byte[]> part(
      @Parameter(description = "The file's name", example = "whole.js") String name,
      HttpRequest<?> request) {
    if (!NAME.matcher(name).matches()) {
      throw missing();
    }
    boolean hashed = HASHED.matcher(name).matches();
    String caching = hashed ? "public, max-age=31536000, immutable" : "public, max-age=300";
    return answer("widget/" + name, caching, request);
  }

  private HttpResponse<byte[]> answer(String name, String caching, HttpRequest<?> request) {
    WidgetFile file = file(name);
    if (file == null) {
      throw missing();
    }
    String accepted = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING));
    String coding = WidgetFile.codingFor(accepted);
    EntityTag tag = EntityTag.of(file.hash() + coding);
    boolean known = tag.matches(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> answer =
        known ? HttpResponse.notModified() : HttpResponse.ok(file.in(coding));
    if (!known && !coding.isEmpty()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, coding);
    }
    return answer.header(HttpHeaders.ETAG, tag.text()).header(HttpHeaders.CACHE_CONTROL, caching);
  }

  private @Nullable WidgetFile file(String name) {
    WidgetFile kept = files.get(name);
    if (kept != null) {
      return kept;
    }
    WidgetFile found = WidgetFile.find(name);
    if (found != null) {
      files.put(name, found);
    }
    return found;
  }

  private static ProblemException missing() {
    return new ProblemException(
        ProblemType.NOT_FOUND,
        "There is no such script: load /widget.js again, it names its parts.");
  }
}
