package dev.consentry.server.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How languages, countries, time zones and addresses are read. */
final class PlaceRules {
  static final Rule<String> LANGUAGE = PlaceRules::language;
  static final Rule<String> COUNTRY = PlaceRules::country;
  static final Rule<ZoneId> TIME_ZONE = PlaceRules::timeZone;
  static final Rule<String> HTTPS = PlaceRules::https;

  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String HOST_NAME = "(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*";

  static final Rule<String> HOST =
      NameRules.matching(
          HOST_NAME,
          "write a host name in small letters such as www.medit.example, without scheme, port or leading dot");

  /**
   * A domain with subdomains to share something: one label alone, such as a top-level domain, has
   * no owner.
   */
  static final Rule<String> SHARED_DOMAIN =
      NameRules.matching(
          "(?=.*\\.)" + HOST_NAME,
          "write a domain in small letters such as medit.example, without a leading dot");

  static final Rule<String> EMAIL =
      NameRules.matching(
          "(?=.{3,254}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+",
          "write an e-mail address such as privacy@medit.example");

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern LONG_LANGUAGE = Pattern.compile("[a-z]{3}(-.*)?");

  private PlaceRules() {}

  private static String language(String tag) throws Rule.BadValueException {
    Locale locale = Locale.forLanguageTag(tag);
    boolean known =
        LANGUAGES.contains(locale.getLanguage()) || LONG_LANGUAGE.matcher(tag).matches();
    if (!known || locale.toLanguageTag().equals("und")) {
      throw new Rule.BadValueException("write a language of BCP 47 such as en, ko or zh-Hant");
    }
    if (!locale.toLanguageTag().equals(tag)) {
      throw new Rule.BadValueException("write it as \"" + locale.toLanguageTag() + "\"");
    }
    return tag;
  }

  private static String country(String code) throws Rule.BadValueException {
    if (!COUNTRIES.contains(code)) {
      throw new Rule.BadValueException(
          "write a country of ISO 3166-1 such as KR, in two capital letters");
    }
    return code;
  }

  private static ZoneId timeZone(String id) throws Rule.BadValueException {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(id)) {
      String meant =
          NearestWord.to(id, known).map(zone -> "; did you mean \"" + zone + "\"?").orElse("");
      throw new Rule.BadValueException("write an IANA time zone such as Asia/Seoul" + meant);
    }
    return ZoneId.of(id);
  }

  private static String https(String address) throws Rule.BadValueException {
    try {
      URI uri = new URI(address);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below, as every other address that does not hold.
    }
    throw new Rule.BadValueException("write an address that begins with https:// and a host name");
  }
}
