package dev.consentry.filter.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One purpose of the page: what it is for, what happens when it is refused, who gets what. */
final class PurposeCard {
  private final Notice notice;
  private final Visitor visitor;
  private final Words words;
  private final PageFrame frame;

  PurposeCard(Notice notice, Visitor visitor, Words words, PageFrame frame) {
    this.notice = notice;
    this.visitor = visitor;
    this.words = words;
    this.frame = frame;
  }

  void write(Html html, Notice.Purpose purpose) {
    String textId = "text-" + purpose.id();
    html.open("fieldset", "aria-describedby", textId);
    html.element("legend", purpose.name());
    html.open("div", "id", textId).element("p", purpose.explanation());
    if (purpose.whenRefused() != null) {
      html.open("p");
      frame.own(html, "b", Word.WHEN_REFUSED);
      html.text(" " + purpose.whenRefused()).close("p");
    }
    html.close("div");
    if (purpose.required()) {
      frame.own(html, "p", Word.ALWAYS_ON, "class", "always");
    } else if (notice.parts(purpose).isEmpty()) {
      choice(html, purpose, purpose.id(), visitor.grants(purpose.id()), null);
    }
    details(html, purpose);
    html.close("fieldset");
  }

  /** Writes the box to tick; what it is about is said where the purpose has several. */
  private void choice(
      Html html, Notice.Purpose purpose, String value, boolean granted, @Nullable String about) {
    html.open("label")
        .open(
            "input",
            "type",
            "checkbox",
            "name",
            FormFields.GRANT,
            "value",
            value,
            "checked",
            granted ? "" : null,
            "disabled",
            visitor.mayGrant(purpose.id()) ? null : "");
    frame.own(html, "span", Word.ACCEPT);
    if (about != null) {
      html.element("span", about);
    }
    html.close("label");
  }

  /** Writes the box of a vendor or a cookie, where the purpose has one for it. */
  private void part(
      Html html, Notice.@Nullable Purpose purpose, boolean vendor, String part, String name) {
    if (purpose != null
        && purpose.asksVendors() == vendor
        && notice.parts(purpose).contains(part)) {
      boolean granted = visitor.grants(purpose.id(), part);
      choice(html, purpose, purpose.id() + "/" + part, granted, name);
    }
  }

  private void details(Html html, Notice.Purpose purpose) {
    List<Notice.Vendor> vendors =
        notice.vendors().stream()
            .filter(vendor -> !notice.cookies(purpose.id(), vendor).isEmpty())
            .toList();
    vendors(html, Word.DETAILS, vendors, purpose);
  }

  /** Writes the vendors that set no cookie. */
  void others(Html html) {
    vendors(html, Word.OTHER_VENDORS, notice.otherVendors(), null);
  }

  private void vendors(
      Html html, Word heading, List<Notice.Vendor> vendors, Notice.@Nullable Purpose purpose) {
    if (vendors.isEmpty()) {
      return;
    }
    boolean asks = purpose != null && !notice.parts(purpose).isEmpty();
    html.open("details", "open", asks ? "" : null);
    frame.own(html, "summary", heading);
    for (Notice.Vendor vendor : vendors) {
      html.element("h3", vendor.name());
      html.element("p", countries(vendor), "class", "small");
      part(html, purpose, true, vendor.id(), vendor.name());
      if (vendor.does() != null) {
        html.element("p", vendor.does());
      }
      if (vendor.privacyPolicy() != null) {
        html.open("p").link(words.say(Word.PRIVACY_POLICY), vendor.privacyPolicy()).close("p");
      }
      if (purpose != null) {
        cookies(html, purpose, notice.cookies(purpose.id(), vendor));
      }
    }
    html.close("details");
  }

  private void cookies(Html html, Notice.Purpose purpose, List<Notice.Cookie> cookies) {
    if (cookies.isEmpty()) {
      return;
    }
    html.open("ul");
    for (Notice.Cookie cookie : cookies) {
      html.open("li").element("code", cookie.name()).text(" ");
      html.element("span", words.lifetime(cookie.lifetime()), "class", "small").text(" ");
      part(html, purpose, false, cookie.name(), cookie.name());
      if (cookie.explanation() != null) {
        html.element("p", cookie.explanation());
      }
      html.close("li");
    }
    html.close("ul");
  }

  private String countries(Notice.Vendor vendor) {
    Locale locale = Locale.forLanguageTag(words.tag());
    return vendor.countries().stream()
        .map(code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale))
        .collect(Collectors.joining(", "));
  }
}
