package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.lineOf;
import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a site definition. Its format and every rule: {@code docs/definition.md}. Holds nothing
 * between calls, and any number of threads may use it.
 */
public final class DefinitionReader {
  /**
   * Reads a definition whole, or refuses it whole.
   *
   * @param fileName what problems call the file, such as {@code medit.yaml}
   * @param yaml one YAML document in UTF-8, at most 256 KiB
   * @throws InvalidDefinitionException with every problem at once
   */
  public PolicyDefinition read(String fileName, byte[] yaml) throws InvalidDefinitionException {
    return read(fileName, yaml, false);
  }

  /**
   * {@link #read} of one that is to be published, which has to hold against rules, too, that
   * versions from before they were made may break.
   */
  public PolicyDefinition readNew(String fileName, byte[] yaml) throws InvalidDefinitionException {
    return read(fileName, yaml, true);
  }

  private static PolicyDefinition read(String fileName, byte[] yaml, boolean isNew) {
    DefinitionProblems problems = new DefinitionProblems(fileName);
    Node root = new YamlDocument(problems).compose(yaml);
    problems.throwIfAny();
    int line = root == null ? 1 : lineOf(root);
    YamlMapping document = new YamlMapping(root, line, "", problems);
    PolicyDefinition definition = definition(document);
    problems.throwIfAny();
    AskedParts.check(document, definition);
    if (isNew) {
      SharedDomains.check(document, definition);
    }
    problems.throwIfAny();
    return definition;
  }

  private static PolicyDefinition definition(YamlMapping document) {
    List<String> languages = document.requiredList("languages", PlaceRules.LANGUAGE);
    LocalizedTextReader texts = new LocalizedTextReader(languages);
    List<String> domains = document.requiredList("domains", PlaceRules.HOST);
    List<Purpose> purposes = new PurposesReader(texts).read(document);
    List<Vendor> vendors = new VendorsReader(texts).read(document);
    CookiesReader cookies =
        new CookiesReader(
            texts,
            purposes.stream().map(Purpose::id).toList(),
            vendors.stream().map(Vendor::id).toList());
    PolicyDefinition definition =
        new PolicyDefinition(
            document.required("site", NameRules.SITE, ""),
            texts.required(document, "name"),
            domains,
            cookieDomain(document, domains),
            languages,
            defaultLanguage(document, languages),
            document.<ZoneId>required("time-zone", PlaceRules.TIME_ZONE, ZoneOffset.UTC),
            texts.optional(document, "privacy-policy", PlaceRules.HTTPS),
            texts.required(document, "title"),
            texts.required(document, "introduction"),
            new WordsReader(texts, languages).read(document),
            texts.optional(document, "reason-for-change"),
            contacts(document, texts),
            links(document, texts),
            TermsReader.consent(document),
            TermsReader.noticePeriod(document),
            new RetentionReader(texts).read(document),
            purposes,
            vendors,
            cookies.read(document));
    document.refuseUnknownKeys();
    return definition;
  }

  private static String defaultLanguage(YamlMapping document, List<String> languages) {
    String language = document.required("default-language", PlaceRules.LANGUAGE, "");
    if (!language.isEmpty() && !languages.isEmpty() && !languages.contains(language)) {
      document.refuse(
          "default-language",
          "\"default-language\" is "
              + quote(language)
              + "; write one of languages, or add it there");
    }
    return language;
  }

  private static @Nullable String cookieDomain(YamlMapping document, List<String> domains) {
    String shared = document.optional("cookie-domain", PlaceRules.SHARED_DOMAIN);
    if (shared == null) {
      return null;
    }
    for (String domain : domains) {
      if (!domain.equals(shared) && !domain.endsWith("." + shared)) {
        document.refuse(
            "cookie-domain",
            quote(domain)
                + " does not lie in the cookie domain "
                + quote(shared)
                + "; mend either of them");
      }
    }
    return shared;
  }

  private static List<Contact> contacts(YamlMapping document, LocalizedTextReader texts) {
    return document.mappings("contacts", document.requiredNode("contacts"), "contact").stream()
        .map(mapping -> contact(mapping, texts))
        .toList();
  }

  private static Contact contact(YamlMapping mapping, LocalizedTextReader texts) {
    Contact contact =
        new Contact(
            texts.required(mapping, "role"), mapping.required("email", PlaceRules.EMAIL, ""));
    mapping.refuseUnknownKeys();
    return contact;
  }

  private static List<Link> links(YamlMapping document, LocalizedTextReader texts) {
    return document.mappings("links", document.optionalNode("links"), "link").stream()
        .map(mapping -> link(mapping, texts))
        .toList();
  }

  private static Link link(YamlMapping mapping, LocalizedTextReader texts) {
    Link link =
        new Link(texts.required(mapping, "title"), mapping.required("url", PlaceRules.HTTPS, ""));
    mapping.refuseUnknownKeys();
    return link;
  }
}
