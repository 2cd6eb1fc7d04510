package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.ServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /.consent/*}: the widget's script, the notice, the visitor's choices, what
 * visitors have a right to, and the preferences for visitors without scripts. When the service does
 * not answer, neither does this: 503, nothing pretended.
 */
public final class ConsentEndpoint {
  /** Where the endpoint is, below the webapp's context path. */
  public static final String PATH = "/.consent/";

  private final Relay relay;
  private final WidgetScript widget;
  private final NoticeRelay notice;
  private final ChoicesRelay choices;
  private final PreferencesForm preferences;
  private final BannerEndpoint banner;
  private final PoliciesRelay policies;
  private final VisitorRelay visitor;

  /**
   * An endpoint for one site.
   *
   * @param timeout how long the service may take for one answer
   * @param tokens reads the visitors' tokens under that policy
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   */
  public ConsentEndpoint(
      ServiceClient service,
      String site,
      Duration timeout,
      Supplier<EnforcementPolicy> policy,
      TokenReader tokens,
      LongSupplier nowSeconds) {
    this.relay = new Relay(service, site, timeout);
    this.notice = new NoticeRelay(relay);
    BannerNotices notices = new BannerNotices(notice, policy, System::nanoTime);
    this.widget = new WidgetScript(relay, new AppendedNotice(notices), policy, System::nanoTime);
    this.policies = new PoliciesRelay(relay);
    this.visitor = new VisitorRelay(relay);
    this.choices = new ChoicesRelay(relay, policy, nowSeconds);
    this.preferences = new PreferencesForm(notice, choices, policy, tokens);
    this.banner = new BannerEndpoint(notices, policy, tokens);
  }

  /** Whether a path below the context path is the endpoint's. */
  public static boolean isAt(String path) {
    return path.startsWith(PATH);
  }

  /**
   * Answers one request. A HEAD is answered as the GET would be, body included: whoever sends it
   * leaves the body out.
   *
   * @throws IOException if the request's body cannot be read
   */
  public EndpointAnswer answer(EndpointRequest request) throws IOException {
    boolean widgets = WidgetScript.isAt(request.path());
    boolean versions = PoliciesRelay.isAt(request.path());
    String allowed =
        switch (request.path()) {
          case PATH + "notice", PATH + "visitor/export", PATH + "banner.css" -> "GET, HEAD";
          case PATH + "visitor" -> "GET, HEAD, DELETE";
          case PATH + "choices" -> "POST";
          case PATH, PATH + "preferences" -> "GET, HEAD, POST";
          default -> widgets || versions ? "GET, HEAD" : "";
        };
    if (allowed.isEmpty()) {
      return ProblemAnswer.notFound();
    }
    if (!List.of(allowed.split(", ", -1)).contains(request.method())) {
      return ProblemAnswer.methodNotAllowed(allowed);
    }
    return switch (request.path()) {
      case PATH + "notice" -> notice.answer(request);
      case PATH + "visitor/export" -> visitor.export(request);
      case PATH + "visitor" ->
          request.method().equals("DELETE") ? visitor.erase(request) : visitor.see(request);
      case PATH + "choices" -> choices.answer(request);
      case PATH + "banner.css" -> BannerEndpoint.style();
      case PATH, PATH + "preferences" -> preferences.answer(request);
      default -> versions ? policies.answer(request) : widget.answer(request);
    };
  }

  /** Whether a path that a page includes is the banner's. */
  public static boolean isBanner(String path) {
    return path.equals(PATH + "banner");
  }

  /**
   * The banner for visitors without scripts, as HTML to be put into a page's body; empty when
   * nothing is to be asked.
   *
   * @param language the page's language, as a BCP 47 tag; null or blank if it names none
   */
  public String banner(EndpointRequest request, @Nullable String language) {
    return banner.markup(request, language);
  }
}
