package dev.consentry.server.policy;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What was published, or would be.
 *
 * @param site the site
 * @param version the version's number
 * @param effectiveFrom from when it counts
 * @param earliestEffectiveFrom the first day on which the notice period lets it take effect
 * @param follows the version that it follows and is compared with; absent where it is the first to
 *     count
 * @param replaces the versions that are announced and never take effect, for this one does before
 * @param stillToDo what keeps a dry run's definition from being published; empty when nothing does
 * @param materialChanges what changes for visitors
 * @param purposes who is asked again, purpose by purpose
 * @param languages which texts change, language by language
 */
@Serdeable
@Schema(description = "What was published, or would be")
record PublishReport(
    @Schema(example = "medit") String site,
    @Schema(example = "2") int version,
    Instant effectiveFrom,
    Instant earliestEffectiveFrom,
    @Nullable @Schema(example = "1") Integer follows,
    @Schema(example = "[]") List<Integer> replaces,
    List<String> stillToDo,
    List<Change> materialChanges,
    List<Asked> purposes,
    List<Texts> languages) {

  static PublishReport of(PublishPolicy.Outcome outcome) {
    PolicyVersion version = outcome.version();
    return new PublishReport(
        version.site(),
        version.version(),
        version.effectiveFrom(),
        outcome.earliest(),
        outcome.follows().orElse(null),
        outcome.replaces(),
        outcome.stillToDo(),
        outcome.changes().stream().map(Change::of).toList(),
        version.definition().purposes().stream()
            .map(purpose -> Asked.of(purpose, version, outcome.follows().isEmpty()))
            .toList(),
        outcome.languages().stream().map(Texts::of).toList());
  }

  /** One material change of a purpose. */
  @Serdeable
  @Schema(name = "MaterialChange")
  record Change(
      @Schema(example = "analytics") String purpose,
      @Schema(example = "vendor-added") String kind,
      @Schema(example = "a vendor was added") String change,
      @Schema(example = "vendor \"hubspot\"") String detail) {
    static Change of(MaterialChange change) {
      return new Change(
          change.purpose(), change.kind().word(), change.kind().explanation(), change.detail());
    }
  }

  /**
   * Who is asked again for a purpose.
   *
   * @param purpose the purpose
   * @param askedAgain whether those who answered the version before are asked again
   * @param whom who that is, in words
   */
  @Serdeable
  @Schema(name = "PurposeAsked")
  record Asked(String purpose, boolean askedAgain, String whom) {
    static Asked of(Purpose purpose, PolicyVersion version, boolean first) {
      Integer since = version.since().get(purpose.id());
      boolean again = since != null && since == version.version() && !first;
      return new Asked(
          purpose.id(), again && !purpose.isRequired(), whom(purpose, version, again, first));
    }

    private static String whom(
        Purpose purpose, PolicyVersion version, boolean again, boolean first) {
      if (purpose.isRequired()) {
        return again
            ? "nobody, for it cannot be refused: the notice tells every visitor"
            : "nobody, for it cannot be refused";
      }
      if (first) {
        return "every visitor, for the first time";
      }
      return again
          ? "every visitor who answered a version before " + version.version()
          : "nobody who has answered";
    }
  }

  /**
   * What happens to the texts of a language.
   *
   * @param language the language
   * @param change added, removed, reworded or unchanged
   * @param texts where in the definition the texts stand that differ
   */
  @Serdeable
  @Schema(name = "LanguageTexts")
  record Texts(
      @Schema(example = "ko") String language,
      @Schema(example = "reworded") String change,
      @Schema(example = "[\"purposes.analytics.explanation\"]") List<String> texts) {
    static Texts of(LanguageChange change) {
      return new Texts(change.language(), change.kind().word(), change.texts());
    }
  }
}
