package dev.consentry.server.settings;

import java.util.Locale;

/**
 * The service's settings, and what each takes. Their defaults stand in {@code application.yml},
 * their meaning in {@code docs/operations.md}.
 */
enum Setting {
  MODE("mode", Form.oneOf("development", "production")),
  DATA_DIRECTORY("data-directory", Form.FOLDER),
  DATABASE_URL("database.url", Form.DATABASE),
  DATABASE_USERNAME("database.username", Form.TEXT),
  DATABASE_PASSWORD("database.password", Form.TEXT),
  PUBLISH_AT_START("publish-at-start", Form.LOCATIONS),
  POLICY_CHANGES("policy-changes", Form.oneOf("announced", "at-once")),
  WEBHOOK_ADDRESSES("webhooks.private-addresses", Form.oneOf("refused", "allowed")),
  WEBHOOK_PATIENCE("webhooks.give-up-after", Form.DURATION),
  RETENTION_EVERY("retention.every", Form.DURATION),
  HTTPS("https", Form.SWITCH),
  TRUSTED_PROXIES("trusted-proxies", Form.TEXT),
  READS("rate-limit.reads-per-minute", Form.COUNT),
  WRITES("rate-limit.writes-per-minute", Form.COUNT),
  ADMINISTRATION_KEY("administration-key", Form.KEY),
  MASTER_KEY("master-key", Form.TEXT),
  MASTER_KEY_FILE("master-key-file", Form.TEXT),
  SITE_KEYS_REQUIRED("site-keys.required", Form.SWITCH),
  SITE_KEYS_GIVEN("site-keys.given", Form.HEADERS),
  ROTATE_EVERY("signing-keys.rotate-every", Form.DURATION),
  PUBLISH_AHEAD("signing-keys.publish-ahead", Form.AHEAD),
  ISSUER("identity-provider.issuer", Form.TEXT),
  AUDIENCE("identity-provider.audience", Form.TEXT),
  JWKS_URL("identity-provider.jwks-url", Form.TEXT),
  ROLES_CLAIM("identity-provider.roles-claim", Form.TEXT),
  OFFICER("identity-provider.roles.officer", Form.TEXT),
  AUDITOR("identity-provider.roles.auditor", Form.TEXT),
  PUBLISHER("identity-provider.roles.publisher", Form.TEXT),
  /** Read by the log itself, before there is anything else. */
  LOG_FORMAT("log-format", Form.oneOf("text", "json"));

  static final String PREFIX = "consentry.";

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // a form has no state
  private final Form form;

  Setting(String id, Form form) {
    this.id = id;
    this.form = form;
  }

  /** Its name, such as {@code consentry.database.url}. */
  String key() {
    return PREFIX + id;
  }

  /** The name that it and its like begin with, such as {@code consentry.database}. */
  String parent() {
    return key().substring(0, key().lastIndexOf('.'));
  }

  /** Its name in the environment, such as {@code CONSENTRY_DATABASE_URL}. */
  String environmentName() {
    return environmentName(key());
  }

  /** What it takes. */
  Form form() {
    return form;
  }

  /** Whether the names below it are the operator's own. */
  boolean isOpen() {
    return form.equals(Form.HEADERS);
  }

  /** Whether it counts where it stands: the log reads the environment only. */
  boolean isReadFrom(boolean environment) {
    return environment || this != LOG_FORMAT;
  }

  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
