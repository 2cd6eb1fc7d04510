package dev.consentry.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedAnswersTest {
  private static final String NOTICE = "/v1/sites/medit/notice?language=ko";
  private static final String ACCEPT = "Accept-Encoding";

  private final TestService service = SharedService.on(Database.H2);

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void a_browser_gets_the_notice_compressed_and_it_is_the_same() throws IOException {
    HttpResponse<byte[]> plain = service.getBytes(NOTICE);
    HttpResponse<byte[]> compressed = service.getBytes(NOTICE, ACCEPT, "gzip, deflate, br, zstd");

    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 2);
  }

  @Test
  void each_of_the_two_is_known_again_by_a_tag_of_its_own() {
    String plain = header(service.getBytes(NOTICE), "ETag");
    String compressed = header(service.getBytes(NOTICE, ACCEPT, "gzip"), "ETag");

    assertThat(compressed).isNotEqualTo(plain);
    assertThat(service.getBytes(NOTICE, ACCEPT, "gzip", "If-None-Match", compressed).statusCode())
        .isEqualTo(304);
    assertThat(service.getBytes(NOTICE, "If-None-Match", compressed).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"identity", "'gzip;q=0, identity'", "'gzip; Q=0.00'", "br"})
  void who_takes_no_gzip_gets_none(String accepted) {
    HttpResponse<byte[]> answer = service.getBytes(NOTICE, ACCEPT, accepted);

    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(answer.body()).startsWith('{');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/sites/medit/notice",
        "/v1/sites/medit/enforcement",
        "/v1/sites/medit/policies",
        "/v1/sites/medit/policies/1",
        "/widget.js"
      })
  void a_cache_is_told_that_what_it_keeps_differs_by_coding(String path) {
    HttpResponse<byte[]> answer = service.getBytes(path, ACCEPT, "gzip");

    assertThat(answer.headers().allValues("Vary")).containsOnlyOnce("Accept-Encoding");
  }
}
