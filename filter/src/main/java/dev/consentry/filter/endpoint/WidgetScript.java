package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The widget's files, fetched from the service in each content coding that browsers ask for and
 * kept in memory; the one on every page is asked for again once a minute, the others change their
 * name with their content. What was fetched once is served while the service is down.
 *
 * <p>A visitor who is known not to have chosen gets the banner in the same file, with the notice
 * where it is at hand, because there is something to ask; everybody else gets the small one. Either
 * brings along what the permanent button says, where the site has words of its own for that.
 */
final class WidgetScript {
  private static final String ON_THE_PAGE = "widget.js";
  private static final String SMALL = "widget/small.js";
  private static final String WITH_THE_BANNER = "widget/whole.js";
  private static final String BUTTON = "widget/button.js";
  private static final Pattern FILE =
      Pattern.compile("widget/[a-z0-9-]{1,64}\\.js|[a-z-]{1,32}\\.js");
  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{6,10}(-[a-z-]+)?\\.js");
  private static final Pattern CHOSEN =
      Pattern.compile("(^|; ?)consent-choices=pv=[1-9](?![^;]*&ask=)");

  private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
  private static final String PLAIN = "identity";
  private static final int MAX_KEPT = 512;
  private static final List<String> RELAYED =
      List.of("Content-Type", "Content-Encoding", "ETag", "Last-Modified");

  private final Relay relay;
  private final AppendedNotice notices;
  private final Supplier<EnforcementPolicy> policy;
  private final AppendedScript appended = new AppendedScript();
  private final LongSupplier nanoTime;
  private final Map<String, Kept> keptByNameAndCoding = new ConcurrentHashMap<>();
  private final AtomicBoolean refreshing = new AtomicBoolean();

  WidgetScript(
      Relay relay,
      AppendedNotice notices,
      Supplier<EnforcementPolicy> policy,
      LongSupplier nanoTime) {
    this.relay = relay;
    this.notices = notices;
    this.policy = policy;
    this.nanoTime = nanoTime;
  }

  /** Whether one of the widget's files is at this path below the context path. */
  static boolean isAt(String path) {
    return path.startsWith(ConsentEndpoint.PATH)
        && FILE.matcher(path.substring(ConsentEndpoint.PATH.length())).matches();
  }

  private record Kept(HttpResponse<byte[]> answer, long fetchedAt) {
    @Nullable String etag() {
      return answer.headers().firstValue("ETag").orElse(null);
    }

    /** Null where there is no such script, or nothing that names its text. */
    @Nullable String usableEtag() {
      return answer.statusCode() == 200 ? etag() : null;
    }
  }

  EndpointAnswer answer(EndpointRequest request) {
    String name = request.path().substring(ConsentEndpoint.PATH.length());
    boolean onThePage = name.equals(ON_THE_PAGE);
    String file = !onThePage ? name : hasChosen(request) ? SMALL : WITH_THE_BANNER;
    String coding = coding(request.header("Accept-Encoding"));
    EndpointAnswer inOne = onThePage ? inOne(file, request) : null;
    if (inOne != null) {
      return inOne;
    }
    Kept kept = kept(file, coding);
    if (onThePage && kept != null && kept.answer().statusCode() == 404) {
      // A service that serves the widget as one file only.
      kept = kept(ON_THE_PAGE, coding);
    }
    if (kept == null) {
      return ProblemAnswer.unavailable();
    }
    if (kept.answer().statusCode() != 200) {
      return ProblemAnswer.notFound();
    }
    return served(kept, request).with("Cache-Control", caching(name, onThePage));
  }

  /** The script with what comes behind it; null where nothing does, or cannot be had that way. */
  private @Nullable EndpointAnswer inOne(String file, EndpointRequest request) {
    boolean gzip = takes(request.header("Accept-Encoding"), "gzip");
    Appended button = button();
    Appended notice = gzip && file.equals(WITH_THE_BANNER) ? notices.find(request) : null;
    List<Appended> behind = new ArrayList<>();
    if (button != null) {
      behind.add(button);
    }
    if (notice != null) {
      behind.add(notice);
    }
    Kept script = behind.isEmpty() ? null : kept(file, PLAIN);
    String etag = script == null ? null : script.usableEtag();
    if (script == null || etag == null) {
      return null;
    }
    EndpointAnswer answer = appended.answer(request, script.answer().body(), etag, behind, gzip);
    return notice == null
        ? answer.with("Vary", "Accept-Encoding").with("Cache-Control", caching(file, true))
        : answer
            .with("Vary", "Accept-Encoding, Accept-Language")
            // The notice may be another one with the next page: asked again, and answered with 304.
            .with("Cache-Control", "private, no-cache");
  }

  private @Nullable Appended button() {
    EnforcementPolicy now = policy.get();
    Kept part = now.permanentButton().isEmpty() ? null : kept(BUTTON, PLAIN);
    return part == null || part.answer().statusCode() != 200
        ? null
        : AppendedButton.of(now, part.answer().body());
  }

  private static boolean hasChosen(EndpointRequest request) {
    String cookies = request.header("Cookie");
    return cookies != null && CHOSEN.matcher(cookies).find();
  }

  private static String caching(String name, boolean onThePage) {
    if (HASHED.matcher(name).matches()) {
      return "public, max-age=31536000, immutable";
    }
    // Which of two it is depends on the visitor, so that no cache may give it to another one.
    return onThePage ? "private, max-age=300" : "public, max-age=300";
  }

  private @Nullable Kept kept(String file, String coding) {
    String key = file + ' ' + coding;
    Kept kept = keptByNameAndCoding.get(key);
    if (kept == null) {
      return fetch(file, coding, null);
    }
    boolean old = nanoTime.getAsLong() - kept.fetchedAt() > FRESH_NANOS;
    if (!old || HASHED.matcher(file).matches() || !refreshing.compareAndSet(false, true)) {
      return kept;
    }
    try {
      return fetch(file, coding, kept);
    } finally {
      refreshing.set(false);
    }
  }

  private static EndpointAnswer served(Kept kept, EndpointRequest request) {
    String etag = kept.etag();
    boolean known = etag != null && etag.equals(request.header("If-None-Match"));
    EndpointAnswer answer =
        known ? EndpointAnswer.of(304) : EndpointAnswer.of(200, kept.answer().body());
    return answer.withThoseOf(kept.answer(), RELAYED).with("Vary", "Accept-Encoding");
  }

  /** Only what is a script is kept, so that names that a visitor makes up fill no memory. */
  private @Nullable Kept fetch(String file, String coding, @Nullable Kept old) {
    HttpRequest.Builder request = relay.request(file).header("Accept-Encoding", coding);
    if (old != null && old.etag() != null) {
      request.header("If-None-Match", old.etag());
    }
    HttpResponse<byte[]> answer = relay.send(request);
    if (old == null && answer != null && answer.statusCode() == 404) {
      return new Kept(answer, nanoTime.getAsLong());
    }
    Kept fetched = old;
    if (answer != null && answer.statusCode() == 200 && isScript(answer)) {
      fetched = new Kept(answer, nanoTime.getAsLong());
    } else if (old != null) {
      fetched = new Kept(old.answer(), nanoTime.getAsLong());
    }
    if (fetched != null) {
      if (keptByNameAndCoding.size() >= MAX_KEPT) {
        keptByNameAndCoding.clear();
      }
      keptByNameAndCoding.put(file + ' ' + coding, fetched);
    }
    return fetched;
  }

  private static boolean isScript(HttpResponse<?> answer) {
    return Relay.hasType(answer, "text/javascript")
        || Relay.hasType(answer, "application/javascript");
  }

  /** The best coding that the browser takes and the service may have. */
  private static String coding(@Nullable String acceptEncoding) {
    return takes(acceptEncoding, "br") ? "br" : takes(acceptEncoding, "gzip") ? "gzip" : PLAIN;
  }

  private static boolean takes(@Nullable String acceptEncoding, String coding) {
    String accepted = acceptEncoding == null ? "" : acceptEncoding.toLowerCase(Locale.ROOT);
    for (String item : accepted.split(",", -1)) {
      String[] parts = item.strip().split(";", 2);
      if (parts[0].strip().equals(coding)
          && (parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }
}
