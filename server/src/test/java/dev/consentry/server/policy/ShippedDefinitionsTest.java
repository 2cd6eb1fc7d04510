package dev.consentry.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.consentry.server.jurisdiction.ConsentModel;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedDefinitionsTest {
  @SuppressWarnings("UnusedVariable") // Named by @FieldSource.
  private static final List<String> SITES = Definitions.SHIPPED;

  @ParameterizedTest
  @FieldSource("SITES")
  void asks_before_it_sets_a_cookie_and_holds_for_six_months(String site) {
    PolicyDefinition policy = Definitions.shipped(site);
    assertThat(policy.site()).isEqualTo(site);
    assertThat(policy.domains()).first().isEqualTo("www." + site + ".example");
    assertThat(policy.timeZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(policy.consent().model()).isEqualTo(ConsentModel.OPT_IN);
    assertThat(policy.consent().askAgainAfter()).hasToString("P6M");
    assertThat(policy.contacts())
        .extracting(Contact::email)
        .containsExactly("privacy@" + site + ".example");
  }

  @ParameterizedTest
  @FieldSource("SITES")
  void says_what_each_purpose_is_for_and_what_refusing_it_means(String site) {
    PolicyDefinition policy = Definitions.shipped(site);
    assertThat(policy.purposes()).extracting(Purpose::id).containsAll(Purpose.ALWAYS_DECLARED);
    assertThat(policy.purposes())
        .allSatisfy(
            purpose -> assertThat(purpose.whenRefused() == null).isEqualTo(purpose.isRequired()));
  }

  @ParameterizedTest
  @FieldSource("SITES")
  void declares_the_session_cookie_as_essential(String site) {
    assertThat(Definitions.shipped(site).cookies())
        .first()
        .extracting(
            CookieDeclaration::name, CookieDeclaration::purpose, CookieDeclaration::lifetime)
        .containsExactly("JSESSIONID", "essential", Lifetime.SESSION);
  }

  @ParameterizedTest
  @FieldSource("SITES")
  void has_an_introduction_that_fits_a_banner_in_every_language(String site) {
    PolicyDefinition policy = Definitions.shipped(site);
    for (String language : policy.languages()) {
      assertThat(policy.introduction().in(language))
          .as(language)
          .hasSizeBetween(30, 200)
          .doesNotContain("\n");
      assertThat(policy.title().in(language)).as(language).hasSizeBetween(5, 40);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "medit, en|ko|ja|zh, preferences",
    "medipixel, en, preferences",
    "crscube, ja, personalisation",
    "sns-helper, ja, preferences",
    "easycare, ko, preferences"
  })
  void is_published_in_the_policys_languages_with_a_purpose_of_its_own(
      String site, String languages, String own) {
    PolicyDefinition policy = Definitions.shipped(site);
    assertThat(String.join("|", policy.languages())).isEqualTo(languages);
    assertThat(languages).startsWith(policy.defaultLanguage());
    assertThat(policy.purposes())
        .extracting(Purpose::id)
        .containsExactly("essential", own, "analytics", "advertising");
  }

  @ParameterizedTest
  @CsvSource({
    "medit, P7D, P30D",
    "medipixel, P7D, P30D",
    "crscube, P7D, P30D",
    "sns-helper, P7D, P30D",
    "easycare, P7D, P7D"
  })
  void announces_changes_as_the_policy_says(String site, String changes, String materialChanges) {
    NoticePeriod period = Definitions.shipped(site).noticePeriod();
    assertThat(period.changes()).hasToString(changes);
    assertThat(period.materialChanges()).hasToString(materialChanges);
  }

  @Test
  void only_easycare_names_a_minimum_age() {
    assertThat(Definitions.SHIPPED)
        .filteredOn(site -> Definitions.shipped(site).consent().minimumAge() != null)
        .containsExactly("easycare");
    assertThat(Definitions.shipped("easycare").consent().minimumAge()).isEqualTo(14);
  }

  @ParameterizedTest
  @CsvSource({
    "medit, medit KR|advertising-partners US|statistics-partners US|hubspot US|amazon US|zendesk US|stripe US",
    "medipixel, medipixel KR",
    "crscube, crscube KR|aws KR JP SG|zendesk JP",
    "sns-helper, sns-helper KR",
    "easycare, easymsoft KR"
  })
  void names_who_receives_data_and_where(String site, String vendors) {
    assertThat(Definitions.shipped(site).vendors())
        .extracting(vendor -> vendor.id() + " " + String.join(" ", vendor.countries()))
        .containsExactly(vendors.split("\\|"));
  }

  @ParameterizedTest
  @CsvSource({
    "medit, lang preferences P1Y|_ga analytics P2Y|_ga_* analytics P2Y|visit_source analytics P30D|_fbp advertising P90D|ad_segment advertising P90D|ad_click advertising P30D",
    "medipixel, lang preferences P1Y|site_settings preferences P1Y|_ga analytics P2Y|_ga_* analytics P2Y|visit_source analytics P30D",
    "crscube, lang personalisation P1Y|view_profile personalisation P90D|_ga analytics P2Y|_ga_* analytics P2Y|visit_source analytics P30D",
    "sns-helper, lang preferences P1Y|popup_hidden_* preferences P30D",
    "easycare, login_check essential session|facility_code preferences P1Y|user_id preferences P1Y|list_sort preferences P1Y|_ga analytics P2Y|_ga_* analytics P2Y|visit_source analytics P30D|_fbp advertising P90D|ad_segment advertising P90D|ad_click advertising P30D"
  })
  void declares_its_cookies_beside_the_session_cookie(String site, String cookies) {
    assertThat(Definitions.shipped(site).cookies())
        .extracting(cookie -> cookie.name() + " " + cookie.purpose() + " " + cookie.lifetime())
        .startsWith("JSESSIONID essential session")
        .filteredOn(cookie -> !cookie.startsWith("JSESSIONID"))
        .containsExactly(cookies.split("\\|"));
  }

  @Test
  void medit_counts_visits_with_partners_and_names_its_processors() {
    PolicyDefinition medit = Definitions.shipped("medit");
    assertThat(medit.cookies())
        .filteredOn(cookie -> cookie.purpose().equals("analytics"))
        .extracting(CookieDeclaration::vendor)
        .containsOnly("medit", "statistics-partners");
    assertThat(medit.vendors())
        .extracting(vendor -> vendor.name().in("en"))
        .contains("HubSpot", "Amazon Web Services", "Zendesk", "Stripe");
    assertThat(medit.vendors()).allSatisfy(vendor -> assertThat(vendor.does()).isNotNull());
  }

  @Test
  void medit_points_to_where_one_learns_more() {
    assertThat(Definitions.shipped("medit").links())
        .extracting(link -> link.title().in("zh"), Link::url)
        .containsExactly(
            tuple("All About Cookies", "https://allaboutcookies.org/"),
            tuple("Network Advertising Initiative", "https://thenai.org/"));
  }

  @Test
  void medit_says_the_same_in_four_writings() {
    Map<String, String> title = Definitions.shipped("medit").title().byLanguage();
    assertThat(title.get("en")).matches("[\\p{IsLatin} ]+");
    assertThat(title.get("ko")).containsPattern("\\p{IsHangul}");
    assertThat(title.get("ja")).containsPattern("\\p{IsKatakana}");
    assertThat(title.get("zh"))
        .containsPattern("\\p{IsHan}")
        .doesNotContainPattern("\\p{IsKatakana}|\\p{IsHangul}");
  }

  @ParameterizedTest
  @CsvSource({
    "medit, WITHDRAWAL|P1Y apart|WITHDRAWAL apart P5Y|WITHDRAWAL apart P3Y|WITHDRAWAL apart P5Y|WITHDRAWAL apart P3M",
    "medipixel, WITHDRAWAL|PT24H|P1Y apart P4Y",
    "crscube, SERVICE_PERIOD approved|SERVICE_PERIOD approved|SERVICE_PERIOD approved|PURPOSE_FULFILLED apart approved",
    "sns-helper, WITHDRAWAL approved|PURPOSE_FULFILLED approved|P5Y approved|P5Y approved|PURPOSE_FULFILLED approved|P3Y approved",
    "easycare, SERVICE_PERIOD apart|WITHDRAWAL"
  })
  void keeps_data_as_long_as_the_policy_says(String site, String rules) {
    assertThat(Definitions.shipped(site).retention())
        .extracting(ShippedDefinitionsTest::inShort)
        .containsExactly(rules.split("\\|"));
  }

  private static String inShort(RetentionRule rule) {
    String keep =
        rule.keep() instanceof Keep.For time ? time.duration().toString() : rule.keep().toString();
    String apart = rule.then() == AfterKeeping.STORE_APART ? " apart" : "";
    String apartFor = rule.apartFor() == null ? "" : " " + rule.apartFor();
    return keep + apart + apartFor + (rule.approvalRequired() ? " approved" : "");
  }
}
