package dev.consentry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command: {@code java -jar consentry-demo.jar}. */
class DemoIT {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path data;

  @Test
  void shows_the_promise_kept_and_keeps_its_data_between_two_starts() throws Exception {
    String consent;
    int port;
    try (DemoProcess demo = start("--port", "0", "--service-port", "0")) {
      DemoProcess.Ready ready = demo.awaitReady();
      String home = ready.site("medit");
      port = URI.create(home).getPort();

      assertThat(get(ready.service() + "/health").statusCode()).isEqualTo(200);
      assertThat(get(home + ".consent/widget.js").statusCode()).isEqualTo(200);
      assertThat(names(get(home))).contains("JSESSIONID").doesNotContain("_ga", "_fbp");

      consent = cookieHeader(allowAnalytics(home));
      assertThat(names(get(home, "Cookie", consent))).contains("_ga").doesNotContain("_fbp");

      demo.stop();
      assertThat(demo.output()).contains("Stopped.").doesNotContain("SEVERE", "Exception");
    }
    try (DemoProcess demo = start("--port", String.valueOf(port), "--service-port", "0")) {
      String home = demo.awaitReady().site("medit");

      assertThat(get(home + ".consent/visitor", "Cookie", consent).body())
          .contains("\"analytics\":true");
      assertThat(names(get(home, "Cookie", consent))).contains("_ga").doesNotContain("_fbp");
      demo.stop();
    }
  }

  @Test
  void runs_all_five_sites_side_by_side() throws Exception {
    try (DemoProcess demo = start(allSites())) {
      DemoProcess.Ready ready = demo.awaitReady();

      for (String site : DemoOptions.KNOWN_SITES) {
        assertThat(get(ready.site(site)).statusCode()).as(site).isEqualTo(200);
        assertThat(get(ready.site(site) + ".consent/notice").body())
            .contains("\"site\":\"" + site + "\"");
      }
      demo.stop();
    }
  }

  @Test
  void a_bad_option_ends_with_exit_code_2_and_a_message() throws Exception {
    try (DemoProcess demo = start("--site", "acme")) {
      assertThat(demo.awaitEnd()).isEqualTo(2);
      assertThat(demo.output()).startsWith("There is no site acme").doesNotContain("Exception");
    }
  }

  @Test
  void help_ends_at_once() throws Exception {
    try (DemoProcess demo = start("--help")) {
      assertThat(demo.awaitEnd()).isZero();
      assertThat(demo.output()).contains("--service-port");
    }
  }

  @Test
  void a_port_in_use_names_the_option_that_changes_it() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertRefused("--port", "--port", port, "--service-port", "0");
      assertRefused("--service-port", "--port", "0", "--service-port", port);
    }
  }

  private void assertRefused(String option, String... arguments) throws Exception {
    try (DemoProcess demo = start(arguments)) {
      assertThat(demo.awaitEnd()).isEqualTo(1);
      assertThat(demo.output())
          .contains("it is in use. Choose another with " + option)
          .doesNotContain("READY");
    }
  }

  private DemoProcess start(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    all[0] = "--data";
    all[1] = data.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new DemoProcess(all);
  }

  private static String[] allSites() {
    return DemoOptions.KNOWN_SITES.stream()
        .map(site -> "--site " + site)
        .collect(Collectors.joining(" ", "--port 0 --service-port 0 ", ""))
        .split(" ");
  }

  private HttpResponse<String> allowAnalytics(String home) throws Exception {
    String notice = get(home + ".consent/notice?language=en").body();
    String answers =
        Pattern.compile("\\{\"id\":\"([a-z-]+)\"[^{}]*\"required\":false")
            .matcher(notice)
            .results()
            .map(purpose -> purpose.group(1))
            .map(purpose -> "\"" + purpose + "\":" + purpose.equals("analytics"))
            .collect(Collectors.joining(","));
    String choices =
        """
        {"policyVersion":%s,"noticeHash":"%s","language":"en","action":"save","choices":{%s}}"""
            .formatted(
                first(notice, "\"policyVersion\":(\\d+)"),
                first(notice, "\"hash\":\"([^\"]+)\""),
                answers);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(home + ".consent/choices"))
                .header("Content-Type", "application/json")
                .header("Origin", home.replaceAll("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofString(choices))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private HttpResponse<String> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  private static List<String> names(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> !line.contains("Max-Age=0"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  private static String cookieHeader(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.substring(0, line.indexOf(';')))
        .collect(Collectors.joining("; "));
  }
}
