package dev.consentry.filter.testing;

/** A notice of {@link TestSite} as the service answers it. */
public final class TestNotice {
  public static final String PATH = "/v1/sites/medit/notice";

  private TestNotice() {}

  public static String english() {
    return in("en", "Cookies & choices", "hash-1");
  }

  /** A notice whose title and hash are as given. */
  public static String in(String language, String title, String hash) {
    return """
    {"hash": "%s", "notice": {
      "site": "medit", "siteName": "Medit", "policyVersion": 1, "language": "%s",
      "languages": ["en", "ko", "ar"], "title": "%s",
      "introduction": "Some of them are <b>optional</b>.",
      "privacyPolicy": "https://www.medit.example/privacy",
      "purposes": [
        {"id": "essential", "name": "Essential", "explanation": "Signing in.", "required": true},
        {"id": "analytics", "name": "Analytics", "explanation": "Counting visits.",
         "whenRefused": "We do not know.", "required": false, "since": 1},
        {"id": "advertising", "name": "Advertising", "explanation": "Ads.", "required": false}],
      "vendors": [
        {"id": "medit", "name": "Medit", "countries": ["KR"]},
        {"id": "post", "name": "Letterbox", "does": "Sends letters.", "countries": ["DE"],
         "privacyPolicy": "javascript:alert(1)"}],
      "cookies": [
        {"name": "JSESSIONID", "purpose": "essential", "vendor": "medit", "lifetime": "session"},
        {"name": "_ga", "purpose": "analytics", "vendor": "medit", "lifetime": "P2Y",
         "explanation": "Tells visits apart."}],
      "links": [{"title": "All about cookies", "url": "https://cookies.example/"}],
      "contacts": [{"role": "Officer", "email": "privacy@medit.example"}]}}
    """
        .formatted(hash, language, title);
  }

  /** A notice with words of the site's own: a JSON object. */
  public static String saying(String language, String words) {
    String notice = in(language, "Cookies & choices", "hash-1").strip();
    return notice.substring(0, notice.length() - 2) + ", \"words\": " + words + "}}";
  }
}
