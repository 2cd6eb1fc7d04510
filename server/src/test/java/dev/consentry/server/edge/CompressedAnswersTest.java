package dev.consentry.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
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
  @CsvSource({"*", "x-gzip", "'identity;q=0.5, GZIP;q=0.1'", "'br;q=0, *;q=0.1'"})
  void who_takes_gzip_by_another_name_gets_it_under_its_own_tag(String accepted) {
    HttpResponse<byte[]> answer = service.getBytes(NOTICE, ACCEPT, accepted);

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(answer, "ETag"))
        .isEqualTo(header(service.getBytes(NOTICE, ACCEPT, "gzip"), "ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTICE, "/widget.js"})
  void a_header_in_two_lines_is_one(String path) {
    HttpResponse<byte[]> answer = service.getBytes(path, ACCEPT, "identity", ACCEPT, "gzip");

    assertThat(header(answer, "ETag"))
        .isEqualTo(header(service.getBytes(path, ACCEPT, "gzip"), "ETag"));
  }

  @Test
  void the_head_of_a_compressed_notice_is_that_of_the_whole() {
    HttpResponse<String> head = service.send("HEAD", NOTICE, ACCEPT, "gzip").response();

    assertThat(header(head, "Content-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @CsvSource({"identity", "'gzip;q=0, identity'", "'gzip; Q=0.00'", "br"})
  void who_takes_no_gzip_gets_none(String accepted) {
    HttpResponse<byte[]> answer = service.getBytes(NOTICE, ACCEPT, accepted);

    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(answer.body()).startsWith('{');
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/sites/medit/enforcement, ''",
    "/v1/sites/medit/policies/1, gzip",
    "/health, ''",
    "/v1/sites/nowhere/notice, ''"
  })
  void long_texts_are_compressed_and_short_ones_are_not(String path, String coding) {
    assertThat(header(service.getBytes(path, ACCEPT, "gzip"), "Content-Encoding"))
        .isEqualTo(coding);
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
    String tag = header(answer, "ETag");
    HttpResponse<byte[]> known = service.getBytes(path, ACCEPT, "gzip", "If-None-Match", tag);
    HttpResponse<String> head = service.send("HEAD", path, ACCEPT, "gzip").response();

    assertThat(known.statusCode()).isEqualTo(tag.isEmpty() ? 200 : 304);
    for (HttpResponse<?> each : List.of(answer, known, head)) {
      assertThat(each.headers().allValues("Vary")).containsOnlyOnce("Accept-Encoding");
      assertThat(header(each, "ETag")).isEqualTo(tag);
    }
  }
}
