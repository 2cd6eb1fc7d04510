package dev.consentry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  @Test
  void programs_get_one_line_of_json() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("medit", 8080);
    ports.put("sns-helper", 8081);

    assertThat(new Announcement("http://127.0.0.1:8181", ports, "/data").ready())
        .isEqualTo(
            "READY {\"service\":\"http://127.0.0.1:8181\",\"sites\":{"
                + "\"medit\":\"http://localhost:8080/\",\"sns-helper\":\"http://localhost:8081/\"}}");
  }

  @Test
  void people_get_the_addresses_in_a_box_with_straight_sides() {
    Announcement announcement =
        new Announcement("http://127.0.0.1:8181", Map.of("medit", 8080), "/data");

    assertThat(announcement.box())
        .anyMatch(line -> line.contains("http://localhost:8080/"))
        .anyMatch(line -> line.contains("http://127.0.0.1:8181"))
        .anyMatch(line -> line.contains("/data"))
        .allSatisfy(line -> assertThat(line).hasSameSizeAs(announcement.box().get(0)));
  }

  @Test
  void several_sites_get_a_host_name_each_so_that_they_do_not_share_cookies() {
    Announcement announcement =
        new Announcement("http://127.0.0.1:8181", Map.of("medit", 8080, "easycare", 8081), "/data");

    assertThat(String.join("\n", announcement.box()))
        .contains("http://medit.localhost:8080/", "http://easycare.localhost:8081/");
  }
}
