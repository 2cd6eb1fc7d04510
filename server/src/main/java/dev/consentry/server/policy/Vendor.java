package dev.consentry.server.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who receives what cookies tell: another company, or the company itself.
 *
 * @param id such as {@code hubspot}
 * @param name as visitors see it
 * @param does what it does for the company; null where nothing is said
 * @param countries where it receives data, ISO 3166-1 alpha-2; at least one
 * @param privacyPolicy an https address; null where none is given
 * @param webhook the https address that hears of withdrawals and erasures; null where none is
 *     given. Never shown to visitors
 */
public record Vendor(
    String id,
    LocalizedText name,
    @Nullable LocalizedText does,
    List<String> countries,
    @Nullable String privacyPolicy,
    @Nullable String webhook) {
  /** Keeps an immutable copy. */
  public Vendor {
    countries = List.copyOf(countries);
  }
}
