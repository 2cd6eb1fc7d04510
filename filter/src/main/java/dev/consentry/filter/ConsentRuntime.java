package dev.consentry.filter;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.endpoint.ConsentEndpoint;
import dev.consentry.filter.guard.CommitGuards;
import dev.consentry.filter.metrics.FilterMetrics;
import dev.consentry.filter.policy.PolicySource;
import dev.consentry.filter.policy.ServiceClient;
import dev.consentry.filter.report.CookieReport;
import dev.consentry.filter.report.JmxRegistration;
import dev.consentry.filter.servlet.CommitGuard;
import dev.consentry.filter.servlet.EarlyGuard;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What works behind the filter while a webapp runs, put together here and nowhere else. */
final class ConsentRuntime implements AutoCloseable {
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(2);

  private final ServiceClient service;
  private final PolicySource policies;
  private final Function<HttpServletRequest, CookieGate> newGate;
  private final EndpointAdapter endpoint;
  private final CommitGuards commitGuards;
  private final FilterOrder filterOrder;
  private final JmxRegistration jmx;
  private final FilterMetrics metrics;

  private ConsentRuntime(ConsentFilterConfig config, ServletContext context) {
    commitGuards = CommitGuards.detect(context);
    filterOrder = new FilterOrder(commitGuards.name());
    LongSupplier nowSeconds = () -> System.currentTimeMillis() / 1000;
    CookieReport report = new CookieReport();
    CookieRules rules =
        new CookieRules(sessionCookieNames(context), config.keepsUnknownCookies(), config.scope());
    KnownTokens tokens = new KnownTokens(rules);
    service = new ServiceClient(config.service(), config.siteKey());
    policies =
        new PolicySource(
            config.site(),
            service,
            config.pollInterval(),
            cacheDirectory(config, context),
            nowSeconds,
            new ReportOutbox(report));
    GateKeeper gates =
        new GateKeeper(
            config,
            policies::current,
            rules,
            tokens,
            new ExpiryClock(nowSeconds, policies::aliveAtSeconds),
            new FindingListener(report, config.scope().observes()));
    endpoint =
        new EndpointAdapter(
            new ConsentEndpoint(
                service,
                config.site(),
                config.endpointTimeout(),
                policies::current,
                text -> tokens.read(text, policies.current(), nowSeconds.getAsLong()),
                nowSeconds),
            policies::current);
    newGate = gates::gateFor;
    if (EarlyGuard.start(context, newGate, commitGuards, endpoint::answers)) {
      filterOrder.doNotLook();
    }
    FilterStatus status = new FilterStatus(config, policies, report, tokens, commitGuards.name());
    jmx = JmxRegistration.of(status, context.getVirtualServerName(), context.getContextPath());
    metrics = FilterMetrics.of(figures(config, context, report, tokens));
  }

  private StatusFigures figures(
      ConsentFilterConfig config, ServletContext context, CookieReport report, KnownTokens tokens) {
    String path = context.getContextPath();
    return new StatusFigures(
        config.site(), path == null || path.isEmpty() ? "/" : path, policies, report, tokens);
  }

  /**
   * Reads the settings and starts.
   *
   * @throws ServletException if a setting does not hold; says which and what to do
   */
  static ConsentRuntime start(FilterConfig filter) throws ServletException {
    ServletContext context = filter.getServletContext();
    ConsentFilterConfig config;
    try {
      config = ConfigReader.read(sources(filter, context));
    } catch (IllegalArgumentException problems) {
      throw new ServletException(problems.getMessage(), problems);
    }
    ConsentRuntime runtime = new ConsentRuntime(config, context);
    runtime.policies.start(PATIENCE_AT_START);
    return runtime;
  }

  private static List<SettingSource> sources(FilterConfig filter, ServletContext context) {
    return List.of(
        SettingSource.ofParameters(
            "init-param",
            Set.copyOf(Collections.list(filter.getInitParameterNames())),
            filter::getInitParameter),
        SettingSource.ofParameters(
            "context-param",
            Set.copyOf(Collections.list(context.getInitParameterNames())),
            context::getInitParameter),
        SettingSource.ofSystemProperties(),
        SettingSource.ofEnvironment(System::getenv));
  }

  private static Path cacheDirectory(ConsentFilterConfig config, ServletContext context) {
    if (config.cacheDirectory() != null) {
      return config.cacheDirectory();
    }
    return context.getAttribute(ServletContext.TEMPDIR) instanceof File directory
        ? directory.toPath()
        : Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  private static Set<String> sessionCookieNames(ServletContext context) {
    Set<String> names = new HashSet<>();
    SessionCookieConfig config = context.getSessionCookieConfig();
    @Nullable String name = config == null ? null : config.getName();
    if (name != null) {
      names.add(name);
    }
    return names;
  }

  /** Whether the request is for the consent endpoint. */
  boolean answers(HttpServletRequest request) {
    return endpoint.answers(request);
  }

  /** Answers a request for the consent endpoint. */
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    endpoint.answer(request, response);
  }

  /** Makes the gate for a request that is seen for the first time. */
  Function<HttpServletRequest, CookieGate> newGate() {
    return newGate;
  }

  /** What says once when other filters come before this one. */
  FilterOrder filterOrder() {
    return filterOrder;
  }

  /** What watches the commit of responses in this container. */
  CommitGuard commitGuard() {
    return commitGuards;
  }

  @Override
  public void close() {
    jmx.close();
    metrics.close();
    policies.close();
    service.close();
  }
}
