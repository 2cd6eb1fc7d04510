package dev.consentry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void without_options_it_is_medit_on_8080_and_the_service_on_8181() throws Exception {
    DemoOptions options = DemoOptions.parse(DATA);

    assertThat(options.sites()).containsExactly("medit");
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.servicePort()).isEqualTo(8181);
    assertThat(options.data()).isEqualTo(DATA);
    assertThat(options.help()).isFalse();
  }

  @Test
  void sites_keep_their_order_and_take_the_ports_from_the_first_on() throws Exception {
    DemoOptions options =
        DemoOptions.parse(DATA, "--site", "easycare", "--site", "medit", "--port", "9000");

    assertThat(options.sites()).containsExactly("easycare", "medit");
    assertThat(options.portOf(0)).isEqualTo(9000);
    assertThat(options.portOf(1)).isEqualTo(9001);
  }

  @Test
  void port_0_means_free_ports_for_all() throws Exception {
    DemoOptions options =
        DemoOptions.parse(DATA, "--port", "0", "--service-port", "0", "--site", "crscube");

    assertThat(options.portOf(3)).isZero();
    assertThat(options.servicePort()).isZero();
  }

  @Test
  void data_goes_where_it_is_told() throws Exception {
    assertThat(DemoOptions.parse(DATA, "--data", "/tmp/elsewhere").data())
        .isEqualTo(Path.of("/tmp/elsewhere"));
  }

  @Test
  void help_explains_every_option() throws Exception {
    assertThat(DemoOptions.parse(DATA, "--help").help()).isTrue();
    assertThat(DemoOptions.explanation())
        .contains("--site", "--port", "--service-port", "--data", "--help")
        .contains("crscube, easycare, medipixel, medit, sns-helper")
        .contains("8080", "8181");
  }

  @ParameterizedTest
  @CsvSource({
    "--sites medit, Unknown option --sites",
    "medit, Unknown option medit",
    "--site, --site needs a value",
    "--site acme, There is no site acme",
    "--site medit --site medit, given twice",
    "--port eighty, --port needs a number from 0 to 65535",
    "--port 70000, --port needs a number from 0 to 65535",
    "--port -1, --port needs a number from 0 to 65535",
    "--service-port 123456, --service-port needs a number",
    "--site medit --site crscube --port 65535, leaves no room for 2 sites",
    "--port 8181, Port 8181 would be used twice",
    "--site medit --site crscube --port 8180, Port 8181 would be used twice"
  })
  void a_line_that_cannot_be_followed_says_what_to_change(String line, String message) {
    assertThatThrownBy(() -> DemoOptions.parse(DATA, line.split(" ")))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining(message);
  }
}
