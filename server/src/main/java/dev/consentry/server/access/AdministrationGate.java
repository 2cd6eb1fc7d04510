package dev.consentry.server.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.config.SecurityConfiguration;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Asks the framework's rules who may do what, for administration and nothing else. The framework
 * would say so by a pattern of addresses, which costs every visitor's request more than what it
 * keeps from them (decision record 0042).
 */
@Filter(Filter.MATCH_ALL_PATTERN)
@Replaces(SecurityFilter.class)
final class AdministrationGate extends SecurityFilter implements ConditionalFilter {
  private static final String ADMINISTRATION = "/v1/admin";

  AdministrationGate(
      Collection<SecurityRule<HttpRequest<?>>> rules,
      Collection<AuthenticationFetcher<HttpRequest<?>>> callers,
      SecurityConfiguration settings) {
    super(rules, callers, settings);
  }

  /** Rather too often: wherever these words stand in an address, nobody gets past the rules. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return request.getPath().contains(ADMINISTRATION);
  }

  /**
   * Where no method answers there is nothing to be kept from who has a key: they learn whether it
   * is the address, the method or the type. Everybody else learns that they need a key.
   */
  @Override
  protected Publisher<MutableHttpResponse<?>> checkRules(
      HttpRequest<?> request, ServerFilterChain chain, @Nullable Authentication authentication) {
    boolean answersNothing = RouteAttributes.getRouteMatch(request).isEmpty();
    return authentication != null && answersNothing
        ? chain.proceed(request)
        : super.checkRules(request, chain, authentication);
  }

  /** The framework asks {@link #isEnabled} of requests without an {@code Origin} only. */
  @Override
  public Publisher<MutableHttpResponse<?>> doFilter(
      HttpRequest<?> request, ServerFilterChain chain) {
    return isEnabled(request) ? super.doFilter(request, chain) : chain.proceed(request);
  }
}
