package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieHeaderTest {
  private static List<String> names(String header) {
    List<String> names = new ArrayList<>();
    CookieHeader.forEach(header, (text, start, end) -> names.add(text.substring(start, end)));
    return names;
  }

  @Test
  void visits_names_in_order_and_passes_over_what_has_none() {
    assertThat(names("a=1; b=2;c=; =4; five; \td\t = x=y ;;")).containsExactly("a", "b", "c", "d");
    assertThat(names("")).isEmpty();
    assertThat(names("nameless")).isEmpty();
  }

  @Test
  void takes_the_equals_sign_of_the_same_pair_only() {
    assertThat(names("nameless; a=1")).containsExactly("a");
    assertThat(CookieHeader.value("a; b=1", "a")).isNull();
  }

  @Test
  void reads_the_first_value_of_a_name() {
    assertThat(CookieHeader.value("consent=x; consent=y", "consent")).isEqualTo("x");
    assertThat(CookieHeader.value("a=1;  consent =  x.y.z ", "consent")).isEqualTo("x.y.z");
    assertThat(CookieHeader.value("consent=", "consent")).isEmpty();
  }

  @Test
  void takes_no_name_for_another_that_begins_or_ends_with_it() {
    assertThat(CookieHeader.value("consent-choices=x", "consent")).isNull();
    assertThat(CookieHeader.value("__Host-consent=x", "consent")).isNull();
    assertThat(CookieHeader.value("Consent=x", "consent")).isNull();
    assertThat(CookieHeader.value("consent", "consent")).isNull();
  }
}
