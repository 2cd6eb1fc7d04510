package dev.consentry.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.8.8", "169.254.169.254",
            "172.16.0.1", "172.31.255.255",
        "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
            "203.0.113.9", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::127.0.0.1", "fe80::1",
        "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "2001:db8::1",
            "2001::1", "2002:7f00:1::1"
      })
  void what_leads_into_somebodys_own_network_is_not_public(String address) throws Exception {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.0.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "223.255.255.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "::ffff:8.8.8.8"
      })
  void what_everybody_reaches_is(String address) throws Exception {
    assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:1/",
        "https://127.0.0.1:1/",
        "https://[::1]:1/",
        "https://2130706433:1/",
        "https://0x7f.1:1/",
        "https://[::ffff:127.0.0.1]:1/"
      })
  void a_webhook_there_is_not_called(String address) {
    Webhook.Outcome outcome =
        new HttpWebhook("refused")
            .send(URI.create(address), new DeliveryMessage(Map.of(), new byte[0]));

    assertThat(outcome.words()).isIn("the address is not a public one", "the host is not known");
  }

  @Test
  void a_webhook_by_name_or_number_of_this_machine_is_refused_as_private() {
    assertThat(
            new HttpWebhook("refused")
                .send(
                    URI.create("https://localhost:1/"), new DeliveryMessage(Map.of(), new byte[0]))
                .words())
        .isEqualTo("the address is not a public one");
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT10S",
    "2, PT40S",
    "3, PT2M40S",
    "4, PT10M40S",
    "7, PT11H22M40S",
    "8, PT12H",
    "100, PT12H"
  })
  void the_wait_grows_fourfold_up_to_half_a_day(int attempts, Duration wait) {
    assertThat(Backoff.after(attempts, 0)).isEqualTo(wait);
    assertThat(Backoff.after(attempts, 1)).isEqualTo(wait.multipliedBy(6).dividedBy(5));
  }
}
