package dev.consentry.server.settings;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.order.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stops the start when a setting is unknown or bad, before anything else is begun: what an operator
 * wrote either holds or is complained about.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingsCheck {
  /** Settings of the framework that the service relies on, or that keep it closed. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("endpoints.all.enabled", "false"),
          Map.entry("endpoints.health.details-visible", "NEVER"),
          Map.entry("micronaut.metrics.enabled", "true"),
          Map.entry("micronaut.metrics.binders.web.enabled", "false"),
          Map.entry("micronaut.security.enabled", "true"),
          Map.entry("micronaut.security.reject-not-found", "true"),
          Map.entry("micronaut.security.token.enabled", "true"),
          Map.entry("micronaut.security.token.bearer.enabled", "true"),
          Map.entry("micronaut.serde.deserialization.ignore-unknown", "false"),
          Map.entry("micronaut.server.cors.localhost-pass-through", "true"),
          Map.entry("micronaut.server.netty.request-decompression-enabled", "false"),
          Map.entry("micronaut.server.netty.validate-headers", "true"));

  private static final String OF_ADMINISTRATION =
      "who administrates is said by consentry.administration-key, consentry.identity-provider and"
          + " the keys that officers make";
  private static final String OF_PAGES =
      "the service looks itself from which pages a request comes: name their hosts as domains in"
          + " the site's definition";

  /**
   * Parts of the framework that would open what the service keeps closed, and what to do instead.
   */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "micronaut.router.static-resources",
          "the service hands out no files of others: have a web server do that",
          "micronaut.security.authentication",
          OF_ADMINISTRATION,
          "micronaut.security.intercept-url-map",
          OF_ADMINISTRATION,
          "micronaut.security.oauth2",
          OF_ADMINISTRATION,
          "micronaut.security.token.jwt",
          OF_ADMINISTRATION,
          "micronaut.security.token.roles-name",
          OF_ADMINISTRATION,
          "micronaut.security.x509",
          OF_ADMINISTRATION,
          "micronaut.server.context-path",
          "the service knows by the address what a request may do: have a proxy take the path away",
          "micronaut.server.cors.configurations",
          OF_PAGES,
          "micronaut.server.cors.enabled",
          OF_PAGES);

  /**
   * Parts of the framework that {@code UnusedParts} leaves out: nothing would come of settings for
   * them.
   */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "endpoints.beans",
          "endpoints.env",
          "endpoints.health.jdbc",
          "endpoints.info",
          "endpoints.loggers",
          "endpoints.metrics",
          "endpoints.refresh",
          "endpoints.routes",
          "endpoints.stop",
          "endpoints.threaddump",
          "micronaut.data.multi-tenancy",
          "micronaut.heartbeat",
          "micronaut.io.watch",
          "micronaut.router.versioning",
          "micronaut.security.basic-auth",
          "micronaut.security.endpoints",
          "micronaut.security.redirect.prior-to-login",
          "micronaut.security.token.cookie",
          "micronaut.security.token.generator",
          "micronaut.security.token.propagation");

  SettingsCheck(Environment environment) {
    List<String> problems = new ArrayList<>(UnknownSettings.in(environment.getPropertySources()));
    for (Setting setting : Setting.values()) {
      for (String key : keys(setting, environment)) {
        if (environment.containsProperty(key) && !setting.form().fits().test(environment, key)) {
          problems.add(key + " " + setting.form().words() + ": correct it");
        }
      }
    }
    FIXED.forEach(
        (key, value) -> {
          if (!environment.getProperty(key, String.class).orElse(value).equalsIgnoreCase(value)) {
            problems.add(key + " stays " + value + ": remove it");
          }
        });
    for (String part : WITHOUT_EFFECT) {
      if (asksForSomething(environment, part)) {
        problems.add(part + " has no effect on this service: remove it");
      }
    }
    INSTEAD.forEach(
        (part, whatToDo) -> {
          if (asksForSomething(environment, part)) {
            problems.add(part + " is not taken: " + whatToDo + ", and remove it");
          }
        });
    if (environment.containsProperties(Setting.ISSUER.parent())
        && !environment.containsProperty(Setting.ISSUER.key())) {
      problems.add(
          Setting.ISSUER.parent() + " has settings but no issuer: set it, or remove the others");
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "Consentry does not start with these settings:\n - " + String.join("\n - ", problems));
    }
  }

  /** Its name, or those below it where they are the operator's own. */
  private static List<String> keys(Setting setting, Environment environment) {
    if (!setting.isOpen()) {
      return List.of(setting.key());
    }
    return environment.getProperties(setting.key(), StringConvention.HYPHENATED).keySet().stream()
        .map(name -> setting.key() + "." + name)
        .sorted()
        .toList();
  }

  private static boolean asksForSomething(Environment environment, String part) {
    return asksForSomething(environment.getProperty(part, Object.class).orElse(false))
        || asksForSomething(environment.getProperties(part));
  }

  private static boolean asksForSomething(Object setting) {
    return setting instanceof Map<?, ?> below
        ? below.values().stream().anyMatch(SettingsCheck::asksForSomething)
        : !"false".equals(String.valueOf(setting));
  }
}
