package dev.consentry.server.policy;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A site and its policy, as the company's definition file says. Made by {@link DefinitionReader},
 * which holds every rule: every text is there in every language, every cookie's purpose and vendor
 * are declared, and no cookie is declared twice. Lists keep the file's order.
 *
 * @param site the site's id, part of URLs and tokens
 * @param name the site's name as visitors see it
 * @param domains the hosts of the site; at least one
 * @param cookieDomain the domain whose subdomains share one consent; null where each host has its
 *     own
 * @param languages BCP 47; at least one
 * @param defaultLanguage one of the languages
 * @param timeZone where the company's days begin and end
 * @param privacyPolicy https addresses of the full policy; null where none is given
 * @param title the banner's heading
 * @param introduction the banner's text
 * @param words what the widget says in the site's own words instead of its own, by names such as
 *     {@code acceptAll} in the widget's order; a language may be left out
 * @param reasonForChange why this version differs from the one before; null where none is given
 * @param contacts whom visitors may turn to; at least one
 * @param links where to learn more; may be empty
 * @param consent how the site asks
 * @param noticePeriod how long ahead changes are announced
 * @param retention what is kept how long; may be empty
 * @param purposes essential, analytics, advertising, and the site's own
 * @param vendors who receives what cookies tell
 * @param cookies which cookies the site sets
 */
public record PolicyDefinition(
    String site,
    LocalizedText name,
    List<String> domains,
    @Nullable String cookieDomain,
    List<String> languages,
    String defaultLanguage,
    ZoneId timeZone,
    @Nullable LocalizedText privacyPolicy,
    LocalizedText title,
    LocalizedText introduction,
    Map<String, LocalizedText> words,
    @Nullable LocalizedText reasonForChange,
    List<Contact> contacts,
    List<Link> links,
    ConsentTerms consent,
    NoticePeriod noticePeriod,
    List<RetentionRule> retention,
    List<Purpose> purposes,
    List<Vendor> vendors,
    List<CookieDeclaration> cookies) {
  /** The name among the words of what the permanent button says. */
  static final String PERMANENT_BUTTON = "permanentButton";

  /** Keeps immutable copies. */
  public PolicyDefinition {
    domains = List.copyOf(domains);
    languages = List.copyOf(languages);
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    contacts = List.copyOf(contacts);
    links = List.copyOf(links);
    retention = List.copyOf(retention);
    purposes = List.copyOf(purposes);
    vendors = List.copyOf(vendors);
    cookies = List.copyOf(cookies);
  }

  /**
   * The declaration that counts for a cookie.
   *
   * @param name a cookie's name, or a pattern that another version declares
   */
  public Optional<CookieDeclaration> declarationOf(String name) {
    return cookies.stream()
        .filter(cookie -> cookie.name().equals(name) || cookie.isPatternThatCovers(name))
        .max(
            Comparator.comparing((CookieDeclaration cookie) -> cookie.name().equals(name))
                .thenComparing(cookie -> cookie.prefix().length()));
  }

  /** Whether another says the same in everything but why it differs from the one before it. */
  boolean differsOnlyInReason(PolicyDefinition other) {
    return equals(other.withReason(reasonForChange));
  }

  private PolicyDefinition withReason(@Nullable LocalizedText reason) {
    return new PolicyDefinition(
        site,
        name,
        domains,
        cookieDomain,
        languages,
        defaultLanguage,
        timeZone,
        privacyPolicy,
        title,
        introduction,
        words,
        reason,
        contacts,
        links,
        consent,
        noticePeriod,
        retention,
        purposes,
        vendors,
        cookies);
  }

  /** The site's own words in one language, by names such as {@code acceptAll}. */
  Map<String, String> wordsIn(String language) {
    Map<String, String> found = new LinkedHashMap<>();
    words.forEach(
        (name, text) -> {
          String word = text.byLanguage().get(language);
          if (word != null) {
            found.put(name, word);
          }
        });
    return found;
  }

  /** What the permanent button says in the site's own words, by language; empty without any. */
  public Map<String, String> permanentButton() {
    LocalizedText text = words.get(PERMANENT_BUTTON);
    return text == null ? Map.of() : new TreeMap<>(text.byLanguage());
  }

  /**
   * What a purpose's parts are, in the order of its cookies.
   *
   * @return vendor ids or cookie names; empty where the purpose is asked about as a whole
   */
  public Set<String> parts(Purpose purpose) {
    AskEach each = purpose.askEach();
    Set<String> parts = new LinkedHashSet<>();
    for (CookieDeclaration cookie : each == null ? List.<CookieDeclaration>of() : cookies) {
      if (each != null && cookie.purpose().equals(purpose.id())) {
        parts.add(each.partOf(cookie));
      }
    }
    return parts;
  }
}
