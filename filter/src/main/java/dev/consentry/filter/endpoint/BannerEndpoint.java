package dev.consentry.filter.endpoint;

import dev.consentry.filter.page.BannerMarkup;
import dev.consentry.filter.page.Visitor;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The banner that a page includes for visitors without scripts, and its style. */
final class BannerEndpoint {
  private final BannerNotices notices;
  private final Supplier<EnforcementPolicy> policy;
  private final TokenReader tokens;

  BannerEndpoint(BannerNotices notices, Supplier<EnforcementPolicy> policy, TokenReader tokens) {
    this.notices = notices;
    this.policy = policy;
    this.tokens = tokens;
  }

  /** The markup; empty for a visitor who has answered, and while there is no notice to answer. */
  String markup(EndpointRequest request, @Nullable String language) {
    EnforcementPolicy current = policy.get();
    String text = request.token();
    if (!current.isKnown()
        || Answered.by(text == null ? null : tokens.read(text), current).everything()) {
      return "";
    }
    ServedNotice served =
        notices.find(
            language == null || language.isBlank() ? null : language,
            request.header("Accept-Language"));
    if (served == null) {
      return "";
    }
    Visitor visitor =
        new Visitor(
            Set.of(),
            "1".equals(request.header("Sec-GPC")),
            "",
            ReturnPath.of(request, request.uri()));
    return BannerMarkup.html(
        served.notice(), visitor, request.contextPath() + ConsentEndpoint.PATH);
  }

  /** The address of the style changes when the style does. */
  static EndpointAnswer style() {
    return EndpointAnswer.of(200, BannerMarkup.STYLE.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "text/css; charset=utf-8")
        .with("Cache-Control", "public, max-age=31536000, immutable");
  }
}
