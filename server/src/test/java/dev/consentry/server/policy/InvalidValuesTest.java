package dev.consentry.server.policy;

import static dev.consentry.server.policy.Definitions.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidValuesTest {
  private static final String DURATION = "; write an ISO 8601 duration such as P6M or PT30M";
  private static final String HTTPS =
      "; write an address that begins with https:// and a host name";

  @ParameterizedTest(name = "{2}")
  @MethodSource({"names", "places", "terms"})
  void is_refused_with_its_line_and_what_to_do(String passage, String replacement, String problem) {
    assertThat(problemsOf(Definitions.smallest(passage, replacement)))
        .containsExactly("smallest.yaml:" + problem);
  }

  static Stream<Arguments> names() {
    String site = "; write 2 to 32 small letters, digits and hyphens, a letter first";
    String purpose =
        "; write 3 to 32 small letters and single hyphens, a letter first, and not \"ask\"";
    String cookie =
        "; write a cookie name (RFC 6265: no spaces, no ;=,\"/ and the like), with * at its end only and not alone";
    String own = "; that cookie is Consentry's own: leave it out";
    return Stream.of(
        arguments("site: smallest", "site: Smallest", "1: \"site\" is \"Smallest\"" + site),
        arguments("site: smallest", "site: s", "1: \"site\" is \"s\"" + site),
        arguments(
            "  advertising:\n",
            "  my purpose: {name: A, explanation: B}\n  advertising:\n",
            "38: purposes: \"the purpose's name\" is \"my purpose\"" + purpose),
        arguments(
            "  advertising:\n",
            "  ask: {name: A, explanation: B}\n  advertising:\n",
            "38: purposes: \"the purpose's name\" is \"ask\"" + purpose),
        arguments(
            "  advertising:\n",
            "  ad: {name: A, explanation: B}\n  advertising:\n",
            "38: purposes: \"the purpose's name\" is \"ad\"" + purpose),
        arguments(
            "  smallest:\n",
            "  Other: {name: O, countries: [KR]}\n  smallest:\n",
            "42: vendors: \"the vendor's name\" is \"Other\"" + site),
        arguments("- name: _ga", "- name: '*'", "52: cookie 2: \"name\" is \"*\"" + cookie),
        arguments("- name: _ga", "- name: '*_ga'", "52: cookie 2: \"name\" is \"*_ga\"" + cookie),
        arguments("- name: _ga", "- name: _g*a*", "52: cookie 2: \"name\" is \"_g*a*\"" + cookie),
        arguments(
            "- name: _ga", "- name: my cookie", "52: cookie 2: \"name\" is \"my cookie\"" + cookie),
        arguments("- name: _ga", "- name: a=b", "52: cookie 2: \"name\" is \"a=b\"" + cookie),
        arguments("- name: _ga", "- name: 쿠키", "52: cookie 2: \"name\" is \"쿠키\"" + cookie),
        arguments("- name: _ga", "- name: consent", "52: cookie 2: \"name\" is \"consent\"" + own),
        arguments(
            "- name: _ga",
            "- name: __Host-consent",
            "52: cookie 2: \"name\" is \"__Host-consent\"" + own),
        arguments(
            "- name: _ga",
            "- name: __Secure-consent",
            "52: cookie 2: \"name\" is \"__Secure-consent\"" + own),
        arguments(
            "- name: _ga",
            "- name: consent-choices",
            "52: cookie 2: \"name\" is \"consent-choices\"" + own),
        arguments(
            "path: /",
            "path: shop",
            "57: cookie \"_ga\": \"path\" is \"shop\"; write a path that begins with /, in ASCII, without ; and spaces"),
        arguments(
            "path: /",
            "path: /;a",
            "57: cookie \"_ga\": \"path\" is \"/;a\"; write a path that begins with /, in ASCII, without ; and spaces"));
  }

  static Stream<Arguments> places() {
    String host =
        "; write a host name in small letters such as www.medit.example, without scheme, port or leading dot";
    String domain =
        "; write a domain in small letters such as medit.example, without a leading dot";
    String country = "; write a country of ISO 3166-1 such as KR, in two capital letters";
    String zone = "; write an IANA time zone such as Asia/Seoul";
    return Stream.of(
        arguments(
            "default-language: en",
            "default-language: xx",
            "6: \"default-language\" is \"xx\"; write a language of BCP 47 such as en, ko or zh-Hant"),
        arguments(
            "default-language: en",
            "default-language: EN",
            "6: \"default-language\" is \"EN\"; write it as \"en\""),
        arguments(
            "languages: [en, ko]",
            "languages: [en, ko, en]",
            "5: \"languages\" has \"en\" twice; remove one"),
        arguments(
            "countries: [KR]",
            "countries: [kr]",
            "45: vendor \"smallest\": \"countries\" is \"kr\"" + country),
        arguments(
            "countries: [KR]",
            "countries: [KR, XX]",
            "45: vendor \"smallest\": \"countries\" is \"XX\"" + country),
        arguments(
            "countries: [KR]",
            "countries: [KR, KR]",
            "45: vendor \"smallest\": \"countries\" has \"KR\" twice; remove one"),
        arguments(
            "Asia/Seoul",
            "Asia/Soul",
            "7: \"time-zone\" is \"Asia/Soul\"" + zone + "; did you mean \"Asia/Seoul\"?"),
        arguments("Asia/Seoul", "+09:00", "7: \"time-zone\" is \"+09:00\"" + zone),
        arguments(
            "[www.smallest.example]",
            "['https://www.smallest.example']",
            "3: \"domains\" is \"https://www.smallest.example\"" + host),
        arguments(
            "cookie-domain: smallest.example",
            "cookie-domain: .smallest.example",
            "4: \"cookie-domain\" is \".smallest.example\"" + domain),
        arguments(
            "cookie-domain: smallest.example",
            "cookie-domain: example",
            "4: \"cookie-domain\" is \"example\"" + domain),
        arguments(
            "    domain: smallest.example",
            "    domain: .smallest.example",
            "56: cookie \"_ga\": \"domain\" is \".smallest.example\"" + domain),
        arguments(
            "email: privacy@smallest.example",
            "email: privacy at smallest",
            "12: contact 1: \"email\" is \"privacy at smallest\"; write an e-mail address such as privacy@medit.example"),
        arguments(
            "url: https://",
            "url: http://",
            "15: link 1: \"url\" is \"http://www.smallest.example/more\"" + HTTPS),
        arguments(
            "url: https://www.smallest.example/more",
            "url: 'javascript:alert(1)'",
            "15: link 1: \"url\" is \"javascript:alert(1)\"" + HTTPS),
        arguments(
            "url: https://www.smallest.example/more",
            "url: 'https://'",
            "15: link 1: \"url\" is \"https://\"" + HTTPS),
        arguments(
            "url: https://www",
            "url: https://user@www",
            "15: link 1: \"url\" is \"https://user@www.smallest.example/more\"" + HTTPS),
        arguments(
            "privacy-policy: https",
            "privacy-policy: ftp",
            "46: vendor \"smallest\": \"privacy-policy\" is \"ftp://www.smallest.example/privacy\""
                + HTTPS),
        arguments(
            "title: {en",
            "privacy-policy: {en: https://a.example/, ko: a.example}\ntitle: {en",
            "8: privacy-policy: \"ko\" is \"a.example\"" + HTTPS));
  }

  static Stream<Arguments> terms() {
    return Stream.of(
        arguments(
            "model: opt-in",
            "model: ask",
            "17: consent: \"model\" is \"ask\"; write one of opt-in, opt-out, notice-only"),
        arguments(
            "after: P6M",
            "after: 6 months",
            "18: consent: \"ask-again-after\" is \"6 months\"" + DURATION),
        arguments(
            "after: P6M",
            "after: P401D",
            "18: consent: \"ask-again-after\" is \"P401D\"; write at most P400D: no browser keeps a cookie longer"),
        arguments(
            "after: P6M",
            "after: P0D",
            "18: consent: \"ask-again-after\" is \"P0D\"; write a duration that is longer than nothing"),
        arguments(
            "age: 14",
            "age: fourteen",
            "19: consent: \"minimum-age\" is \"fourteen\"; write a whole number from 1 to 99"),
        arguments(
            "age: 14",
            "age: 100",
            "19: consent: \"minimum-age\" is \"100\"; write a whole number from 1 to 99"),
        arguments(
            "  changes: P7D",
            "  changes: -P7D",
            "21: notice-period: \"changes\" is \"-P7D\"; write an ISO 8601 duration such as P7D"),
        arguments(
            "keep: P1Y",
            "keep: forever",
            "25: retention rule 1: \"keep\" is \"forever\"; write an ISO 8601 duration such as P1Y, or one of until-withdrawal, service-period, purpose-fulfilled"),
        arguments(
            "then: store-apart\n    apart-for: P4Y",
            "then: sell",
            "26: retention rule 1: \"then\" is \"sell\"; write one of destroy, store-apart"),
        arguments(
            "then: store-apart",
            "then: destroy",
            "27: retention rule 1: \"apart-for\" needs \"then: store-apart\"; write that too, or remove it"),
        arguments(
            "apart-for: P4Y",
            "apart-for: 4Y",
            "27: retention rule 1: \"apart-for\" is \"4Y\"" + DURATION),
        arguments(
            "approval: required",
            "approval: yes",
            "28: retention rule 1: \"approval\" is \"yes\"; write one of required"),
        arguments(
            "revision: 1",
            "revision: 0",
            "34: purpose \"analytics\": \"revision\" is \"0\"; write a whole number from 1 to 999999"),
        arguments(
            "lifetime: P2Y",
            "lifetime: 2 years",
            "55: cookie \"_ga\": \"lifetime\" is \"2 years\"; write an ISO 8601 duration such as P2Y or PT30M, or session"),
        arguments(
            "lifetime: P2Y",
            "lifetime: PT0S",
            "55: cookie \"_ga\": \"lifetime\" is \"PT0S\"; write a duration that is longer than nothing"));
  }

  @Test
  void shortens_what_it_quotes() {
    assertThat(problemsOf(Definitions.smallest("site: smallest", "site: " + "S".repeat(5000))))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem).contains("S".repeat(60) + "…").hasSizeLessThan(200));
  }
}
