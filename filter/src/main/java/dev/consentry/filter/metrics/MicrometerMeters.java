package dev.consentry.filter.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The meters of one filter. The only class that knows Micrometer; loaded where it is. */
final class MicrometerMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final FilterFigures figures;
  private final Tags tags;
  private final List<Meter> meters = new ArrayList<>();

  private MicrometerMeters(MeterRegistry registry, FilterFigures figures) {
    this.registry = registry;
    this.figures = figures;
    this.tags = Tags.of("site", figures.site(), "context", figures.contextPath());
  }

  static MicrometerMeters register(FilterFigures figures) {
    MicrometerMeters meters = new MicrometerMeters(Metrics.globalRegistry, figures);
    meters.addAll();
    return meters;
  }

  private void addAll() {
    for (String outcome : figures.outcomes()) {
      count(
          "consentry.cookies",
          "Cookies by what was decided on them",
          tags.and("outcome", outcome.toLowerCase(Locale.ROOT)),
          from -> from.cookies(outcome));
    }
    count(
        "consentry.cookies.stripped",
        "Cookies that were taken out of responses",
        tags,
        FilterFigures::strippedCookies);
    count(
        "consentry.tokens.put.off",
        "Tokens not looked at because too many forged ones came",
        tags,
        FilterFigures::tokensPutOff);
    gauge(
        "consentry.policy.version",
        "The policy version that is enforced; 0 while none is known",
        "",
        FilterFigures::policyVersion);
    gauge(
        "consentry.policy.age",
        "How long ago the service confirmed the policy",
        "seconds",
        FilterFigures::policyAgeSeconds);
    gauge(
        "consentry.service.up",
        "1 if the service answered the last question, otherwise 0",
        "",
        from -> from.serviceAnswers() ? 1 : 0);
  }

  private void count(
      String name, String description, Tags own, ToDoubleFunction<FilterFigures> value) {
    meters.add(
        FunctionCounter.builder(name, figures, value)
            .description(description)
            .tags(own)
            .register(registry));
  }

  private void gauge(
      String name, String description, String unit, ToDoubleFunction<FilterFigures> value) {
    Gauge.Builder<FilterFigures> gauge =
        Gauge.builder(name, figures, value).description(description).tags(tags);
    meters.add((unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry));
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
