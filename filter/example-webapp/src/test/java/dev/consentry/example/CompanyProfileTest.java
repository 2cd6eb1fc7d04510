package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CompanyProfileTest {
  static final List<String> KNOWN = CompanyProfile.KNOWN;

  @ParameterizedTest
  @FieldSource("KNOWN")
  void every_company_has_a_name_a_tagline_per_language_and_an_answer_for_every_purpose(String id) {
    Company company = CompanyProfile.load(id);

    assertThat(company.name()).isNotBlank();
    assertThat(company.languages())
        .isNotEmpty()
        .allSatisfy(language -> assertThat(company.tagline(language)).isNotBlank())
        .allSatisfy(language -> assertThat(LanguageChoice.NAMES).containsKey(language));
    assertThat(company.cookies()).containsOnlyKeys(Purpose.values());
    assertThat(company.cookies().get(Purpose.ESSENTIAL)).contains("JSESSIONID");
  }

  @ParameterizedTest
  @FieldSource("KNOWN")
  void no_company_lists_a_cookie_under_two_purposes(String id) {
    assertThat(CompanyProfile.load(id).cookies().values().stream().flatMap(names -> names.stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void publishes_medit_in_four_languages_and_the_others_in_their_own() {
    assertThat(CompanyProfile.load("medit").languages()).containsExactly("en", "ko", "ja", "zh");
    assertThat(CompanyProfile.load("medipixel").languages()).containsExactly("en");
    assertThat(CompanyProfile.load("crscube").languages()).containsExactly("ja");
    assertThat(CompanyProfile.load("sns-helper").languages()).containsExactly("ja");
    assertThat(CompanyProfile.load("easycare").languages()).containsExactly("ko");
  }

  @Test
  void knows_which_preferences_each_company_remembers() {
    assertThat(CompanyProfile.load("medit").cookies().get(Purpose.PREFERENCES))
        .containsExactly("lang");
    assertThat(CompanyProfile.load("sns-helper").cookies().get(Purpose.PREFERENCES))
        .containsExactly("lang", "popup_hidden_news");
    assertThat(CompanyProfile.load("easycare").cookies().get(Purpose.PREFERENCES))
        .containsExactly("facility_code", "list_sort");
    assertThat(CompanyProfile.load("easycare").uses("lang")).isFalse();
  }

  @Test
  void medit_alone_asks_about_each_vendor_and_has_a_page_for_the_offer_of_one() {
    assertThat(CompanyProfile.load("medit").partner()).isEqualTo("advertising-partners");
    assertThat(KNOWN)
        .filteredOn(id -> !CompanyProfile.load(id).partner().isEmpty())
        .containsExactly("medit");
  }

  @Test
  void an_unknown_company_is_refused_with_the_ones_that_are_known() {
    assertThatThrownBy(() -> CompanyProfile.load("medti"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("medit")
        .hasMessageContaining("\"medti\"");
  }

  @Test
  void only_medit_and_easycare_advertise_and_sns_helper_does_not_even_count_visits() {
    assertThat(KNOWN)
        .filteredOn(id -> CompanyProfile.load(id).uses("_fbp"))
        .containsExactly("easycare", "medit");
    assertThat(KNOWN)
        .filteredOn(id -> !CompanyProfile.load(id).uses("_ga"))
        .containsExactly("sns-helper");
  }
}
