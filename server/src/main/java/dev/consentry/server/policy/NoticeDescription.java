package dev.consentry.server.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What notices look like, for the API's description only: {@link NoticeJson} writes them. */
final class NoticeDescription {
  private NoticeDescription() {}

  /**
   * The answer with the notice in effect.
   *
   * @param hash SHA-256 of the value of notice, base64url
   * @param upcoming what is announced, the next version first; absent when nothing is
   * @param words what the widget says in the notice's language, in the widget's order, the site's
   *     own words among them; absent where there are none
   * @param notice the notice
   */
  @Schema(name = "NoticeInEffect", description = "The notice in effect, with its hash")
  record InEffect(
      @Schema(example = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU") String hash,
      @Nullable List<Upcoming> upcoming,
      @Nullable List<String> words,
      Body notice) {}

  /** A version that is published but not in effect yet. */
  @Schema(name = "UpcomingVersion", description = "A version that is announced")
  record Upcoming(
      @Schema(example = "2") int policyVersion,
      @Schema(description = "The instant at which it takes effect") Instant effectiveFrom,
      @Schema(description = "The same day in the site's time zone", example = "2026-12-24")
          String effectiveOn,
      @Schema(example = "Asia/Seoul") String timeZone,
      @Nullable String reasonForChange,
      List<Change> materialChanges) {}

  /** What changes for visitors. */
  @Schema(name = "AnnouncedChange", description = "A purpose that changes, and how")
  record Change(
      @Schema(example = "analytics") String purpose,
      @Schema(example = "Analytics") String name,
      @Schema(
              example = "vendor-added",
              description =
                  "new-purpose, revision-raised, vendor-added, country-added, cookie-lives-longer,"
                      + " cookie-moved, cookie-added, asked-otherwise or model-loosened")
          String change) {}

  /** One version in one language. */
  @Schema(name = "PublishedVersion", description = "One version of the policy in one language")
  record Version(
      @Schema(example = "1") int version,
      Instant effectiveFrom,
      @Nullable Instant effectiveUntil,
      @Schema(description = "The version that took its place before its time")
          @Nullable Integer replacedBy,
      @Schema(example = "ko") String language,
      @Nullable String reasonForChange,
      List<Change> materialChanges,
      String hash,
      Body notice) {}

  /** The texts. */
  @Schema(name = "Notice", description = "What a visitor is shown, in one language")
  record Body(
      @Schema(example = "medit") String site,
      @Schema(example = "Medit") String siteName,
      @Schema(example = "1") int policyVersion,
      Instant effectiveFrom,
      @Schema(example = "ko") String language,
      @Schema(example = "[\"en\", \"ko\"]") List<String> languages,
      String title,
      String introduction,
      @Nullable String reasonForChange,
      @Schema(example = "P6M") String askAgainAfter,
      @Nullable String privacyPolicy,
      List<NoticePurpose> purposes,
      List<NoticeVendor> vendors,
      List<NoticeCookie> cookies,
      List<NoticeLink> links,
      List<NoticeContact> contacts,
      @Schema(description = "The site's own words in the place of the widget's, by their names")
          @Nullable Map<String, String> words) {}

  /** A purpose. */
  @Schema(name = "NoticePurpose")
  record NoticePurpose(
      @Schema(example = "analytics") String id,
      String name,
      String explanation,
      @Nullable String whenRefused,
      boolean required,
      @Schema(description = "The version in which it last changed materially")
          @Nullable Integer since,
      @Schema(
              example = "vendor",
              description =
                  "vendor or cookie, where the visitor is asked about each of the purpose's; absent"
                      + " where it is asked about as a whole")
          @Nullable String askEach) {}

  /** A vendor. */
  @Schema(name = "NoticeVendor")
  record NoticeVendor(
      @Schema(example = "hubspot") String id,
      String name,
      @Nullable String does,
      @Schema(example = "[\"US\"]") List<String> countries,
      @Nullable String privacyPolicy) {}

  /** A cookie. */
  @Schema(name = "NoticeCookie")
  record NoticeCookie(
      @Schema(example = "_ga") String name,
      @Schema(example = "analytics") String purpose,
      @Schema(example = "medit") String vendor,
      @Schema(example = "P2Y") String lifetime,
      @Nullable String explanation) {}

  /** Where to learn more. */
  @Schema(name = "NoticeLink")
  record NoticeLink(String title, @Schema(example = "https://allaboutcookies.org/") String url) {}

  /** Whom to turn to. */
  @Schema(name = "NoticeContact")
  record NoticeContact(String role, @Schema(example = "privacy@medit.example") String email) {}
}
