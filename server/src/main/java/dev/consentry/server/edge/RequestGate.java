package dev.consentry.server.edge;

import dev.consentry.server.site.SiteKeyGate;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Takes every request through the gates, one after the other. To the framework they are one filter:
 * each of those costs more than what most gates look at, and so does a pattern of addresses; each
 * gate looks for itself (decision record 0039).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestGate implements Ordered {
  private final TimesGate times;
  private final AddressGate address;
  private final LanguageGate language;
  private final OriginGate origin;
  private final RateGate rate;
  private final BodyGate body;
  private final SiteKeyGate siteKey;

  RequestGate(
      TimesGate times,
      AddressGate address,
      LanguageGate language,
      OriginGate origin,
      RateGate rate,
      BodyGate body,
      SiteKeyGate siteKey) {
    this.times = times;
    this.address = address;
    this.language = language;
    this.origin = origin;
    this.rate = rate;
    this.body = body;
    this.siteKey = siteKey;
  }

  /** Behind {@link AnswerGate}, which sees refusals as well. */
  @Override
  public int getOrder() {
    return AnswerGate.ORDER + 100;
  }

  /** Null lets the request on. */
  @RequestFilter
  @Nullable
  HttpResponse<?> check(HttpRequest<?> request) {
    times.begin(request);
    address.check(request);
    language.check(request);
    HttpResponse<?> answered = origin.check(request);
    if (answered != null) {
      return answered;
    }
    rate.count(request);
    body.check(request);
    siteKey.check(request);
    return null;
  }
}
