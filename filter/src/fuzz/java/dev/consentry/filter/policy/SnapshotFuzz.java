package dev.consentry.filter.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.consentry.filter.testing.TestSite;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot is taken whole or not at all. */
class SnapshotFuzz {
  private static final SnapshotParser PARSER = new SnapshotParser(TestSite.SITE);

  static Stream<Arguments> seeds() {
    String good = TestSite.snapshot(2, "opt-out", "\"cookieDomain\": \"medit.example\",");
    return Stream.of(
            good,
            good.substring(0, good.length() / 2),
            good.replace("_ga_*", "_*_ga"),
            "[]",
            "{\"format\":1}")
        .map(json -> Arguments.of((Object) json.getBytes(UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void a_snapshot_is_whole_or_refused_in_words(byte @NotNull [] json) {
    EnforcementPolicy policy;
    try {
      policy = PARSER.parse(json);
    } catch (SnapshotException refused) {
      if (refused.getMessage() == null || refused.getMessage().isBlank()) {
        throw new AssertionError("A snapshot was refused without a word", refused);
      }
      return;
    }
    boolean essential = policy.purposes().stream().anyMatch(Purpose::isEssential);
    if (!policy.isKnown() || !policy.site().equals(TestSite.SITE) || !essential) {
      throw new AssertionError("A snapshot was taken that is none of this site");
    }
  }
}
