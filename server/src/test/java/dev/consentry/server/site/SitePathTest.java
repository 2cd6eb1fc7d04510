package dev.consentry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePathTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/sites/medit/notice, medit, notice",
    "/v1/sites/medit/visitor/export, medit, visitor/export",
    "/v1/sites/medit/enforcement/, medit, enforcement",
    "/v1/sites/medit//enforcement//, medit, enforcement",
    "/v1/sites/medit, medit, ''",
    "/v1/sites/, '', ''",
    "/v1/admin/sites/medit, '', ''",
    "/v1/sitesmedit, '', ''"
  })
  void a_path_tells_its_site_and_what_stands_behind_it(String path, String site, String rest) {
    assertThat(SitePath.site(path)).isEqualTo(site);
    assertThat(SitePath.rest(path)).isEqualTo(rest);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/sites/m%65dit/notice, medit",
    "/v1/sites/%6d%65%64%69%74/notice, medit",
    "/v1/sites/%6Dedit/notice, medit"
  })
  void a_site_that_is_written_with_percent_signs_is_the_same_site(String path, String site) {
    assertThat(SitePath.site(path)).isEqualTo(site);
  }

  @Test
  void what_cannot_be_decoded_stays_as_it_is() {
    assertThat(SitePath.site("/v1/sites/medit%/notice")).isEqualTo("medit%");
    assertThat(SitePath.site("/v1/sites/medit%zz/notice")).isEqualTo("medit%zz");
  }
}
