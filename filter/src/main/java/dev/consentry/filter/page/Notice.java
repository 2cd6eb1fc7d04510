package dev.consentry.filter.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a policy version in one language; see {@code server/docs/http-api.md}, "Notice".
 *
 * @param words what the site says in its own words instead of ours, by names such as {@code
 *     acceptAll}
 */
public record Notice(
    String hash,
    String siteName,
    int policyVersion,
    String language,
    List<String> languages,
    String title,
    String introduction,
    @Nullable String privacyPolicy,
    List<Purpose> purposes,
    List<Vendor> vendors,
    List<Cookie> cookies,
    List<Link> links,
    List<Contact> contacts,
    Map<String, String> words) {

  private static final String VENDOR = "vendor";

  /**
   * Why a cookie is set.
   *
   * @param askEach {@code vendor} or {@code cookie} where each of the purpose's is asked about;
   *     else null
   */
  public record Purpose(
      String id,
      String name,
      String explanation,
      @Nullable String whenRefused,
      boolean required,
      @Nullable String askEach) {

    /** Whether it is the vendors that are asked about. */
    boolean asksVendors() {
      return VENDOR.equals(askEach);
    }
  }

  /** Who receives what the cookies tell. */
  record Vendor(
      String id,
      String name,
      @Nullable String does,
      List<String> countries,
      @Nullable String privacyPolicy) {}

  /** A cookie name, with its purpose and vendor. */
  record Cookie(
      String name, String purpose, String vendor, String lifetime, @Nullable String explanation) {}

  /** Where to read more. */
  record Link(String title, String url) {}

  /** Whom to ask. */
  record Contact(String role, String email) {}

  /** The purposes that are the visitor's choice. */
  public List<Purpose> optional() {
    return purposes.stream().filter(purpose -> !purpose.required()).toList();
  }

  /**
   * The vendors or cookies that a purpose has switches for. A single one has none: the purpose's
   * own says the same.
   */
  public List<String> parts(Purpose purpose) {
    List<String> parts =
        cookies.stream()
            .filter(cookie -> purpose.askEach() != null && cookie.purpose().equals(purpose.id()))
            .map(cookie -> purpose.asksVendors() ? cookie.vendor() : cookie.name())
            .distinct()
            .toList();
    return parts.size() > 1 ? parts : List.of();
  }

  /** The cookies of a purpose that are a vendor's. */
  List<Cookie> cookies(String purpose, Vendor vendor) {
    return cookies.stream()
        .filter(cookie -> cookie.purpose().equals(purpose) && cookie.vendor().equals(vendor.id()))
        .toList();
  }

  /** The vendors for whom no cookie is declared. */
  List<Vendor> otherVendors() {
    return vendors.stream()
        .filter(vendor -> cookies.stream().noneMatch(c -> c.vendor().equals(vendor.id())))
        .toList();
  }
}
