package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTextTest {
  @Test
  void choices_are_json_in_the_order_of_their_purposes() {
    assertThat(ChoicesText.write(Map.of("preferences", true, "analytics", false)))
        .isEqualTo("{\"analytics\":false,\"preferences\":true}");
  }

  @Test
  void choices_come_back_as_they_were() {
    for (Map<String, Boolean> choices :
        List.of(
            Map.<String, Boolean>of(),
            Map.of("a-b", true),
            Map.of("analytics", true, "advertising", false))) {
      assertThat(ChoicesText.read(ChoicesText.write(choices))).isEqualTo(choices);
    }
  }
}
