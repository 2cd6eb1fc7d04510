package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which cookies a site sets. */
final class CookiesReader {
  private final LocalizedTextReader texts;
  private final List<String> purposes;
  private final List<String> vendors;

  /**
   * Made for one site.
   *
   * @param purposes the ids that cookies may name; empty where none could be read, and then any id
   *     holds
   * @param vendors the same for vendors
   */
  CookiesReader(LocalizedTextReader texts, List<String> purposes, List<String> vendors) {
    this.texts = texts;
    this.purposes = purposes;
    this.vendors = vendors;
  }

  List<CookieDeclaration> read(YamlMapping document) {
    Map<String, Integer> firstLines = new HashMap<>();
    List<CookieDeclaration> cookies = new ArrayList<>();
    for (YamlMapping mapping :
        document.mappings("cookies", document.requiredNode("cookies"), "cookie")) {
      CookieDeclaration cookie = cookie(mapping);
      cookies.add(cookie);
      if (!cookie.name().isEmpty()) {
        refuseSecond(mapping, cookie.name(), firstLines);
      }
    }
    return cookies;
  }

  private CookieDeclaration cookie(YamlMapping mapping) {
    String name = mapping.required("name", NameRules.COOKIE, "");
    if (!name.isEmpty()) {
      mapping.label("cookie " + quote(name));
    }
    CookieDeclaration cookie =
        new CookieDeclaration(
            name,
            declared(mapping, "purpose", purposes),
            declared(mapping, "vendor", vendors),
            mapping.required("lifetime", TermRules.LIFETIME, Lifetime.SESSION),
            mapping.optional("domain", PlaceRules.SHARED_DOMAIN),
            mapping.optional("path", NameRules.PATH, "/"),
            texts.optional(mapping, "explanation"));
    mapping.refuseUnknownKeys();
    return cookie;
  }

  private static String declared(YamlMapping cookie, String key, List<String> ids) {
    String id = cookie.required(key, NameRules.TEXT, "");
    if (!id.isEmpty() && !ids.isEmpty() && !ids.contains(id)) {
      cookie.refuse(
          key,
          key
              + " "
              + quote(id)
              + " is not declared"
              + NearestWord.suggestion(id, ids, "declare it under " + key + "s"));
    }
    return id;
  }

  private static void refuseSecond(
      YamlMapping mapping, String name, Map<String, Integer> firstLines) {
    Integer first = firstLines.putIfAbsent(name, mapping.line());
    if (first != null) {
      mapping
          .problems()
          .add(
              mapping.line(),
              mapping.label() + " is declared twice (first in line " + first + "); remove one");
    }
  }
}
