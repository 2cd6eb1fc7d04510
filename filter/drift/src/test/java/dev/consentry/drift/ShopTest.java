package dev.consentry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's example; {@link ReadmeTest} sees to that. */
class ShopTest {
  @RegisterExtension
  static final ConsentDriftExtension DRIFT =
      ConsentDriftExtension.withDefinition(Path.of("src/test/resources/shop.yaml"));

  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void shows_the_page() {
    assertThat(shop.visit("/shop/home")).isEqualTo("page");
  }
}
