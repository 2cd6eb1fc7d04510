package dev.consentry.server.policy;

import dev.consentry.server.jurisdiction.ConsentModel;
import dev.consentry.server.policy.MaterialChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds every material change between two definitions. */
final class MaterialChanges {
  private final PolicyDefinition previous;
  private final PolicyDefinition next;
  private final Map<String, Purpose> previousPurposes;
  private final Map<String, Vendor> previousVendors;
  private final Map<String, Vendor> nextVendors;
  private final Set<String> names;
  private final List<MaterialChange> changes = new ArrayList<>();

  MaterialChanges(PolicyDefinition previous, PolicyDefinition next) {
    this.previous = previous;
    this.next = next;
    this.previousPurposes = byId(previous.purposes(), Purpose::id);
    this.previousVendors = byId(previous.vendors(), Vendor::id);
    this.nextVendors = byId(next.vendors(), Vendor::id);
    this.names = namesOfBoth(previous, next);
  }

  private static <T> Map<String, T> byId(List<T> values, Function<T, String> id) {
    return values.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  List<MaterialChange> find() {
    for (Purpose purpose : next.purposes()) {
      Purpose before = previousPurposes.get(purpose.id());
      if (before == null) {
        add(purpose.id(), Kind.NEW_PURPOSE, "purpose \"" + purpose.id() + "\"");
        continue;
      }
      compare(before, purpose);
      findMovesTo(purpose.id());
    }
    return changes;
  }

  private void compare(Purpose before, Purpose after) {
    if (after.revision() > before.revision()) {
      add(
          after.id(),
          Kind.REVISION_RAISED,
          "from " + before.revision() + " to " + after.revision());
    }
    compareVendors(after.id());
    compareLifetimes(after.id());
    compareParts(before.askEach(), after);
    compareModels(after);
  }

  /** The models stand in the order in which they let more happen before there is an answer. */
  private void compareModels(Purpose purpose) {
    ConsentModel before = previous.consent().model();
    ConsentModel after = next.consent().model();
    if (!purpose.isRequired() && after.compareTo(before) > 0) {
      add(purpose.id(), Kind.MODEL_LOOSENED, "from " + before.word() + " to " + after.word());
    }
  }

  /** Whoever was asked about a part has not answered for another, or for the whole. */
  private void compareParts(@Nullable AskEach before, Purpose after) {
    if (before == null) {
      return;
    }
    if (before != after.askEach()) {
      add(after.id(), Kind.ASKED_OTHERWISE, "before each " + before.word());
      return;
    }
    for (String name : names) {
      Optional<String> part = partOf(next, after.id(), before, name);
      Optional<String> former = partOf(previous, after.id(), before, name);
      if (part.isPresent() && former.isPresent() && !part.equals(former)) {
        add(after.id(), Kind.COOKIE_MOVED, "cookie \"" + name + "\", from " + former.get());
      } else if (part.isPresent()
          && before == AskEach.COOKIE
          && purposeOf(previous, name).isEmpty()) {
        add(after.id(), Kind.COOKIE_ADDED, "cookie \"" + name + "\"");
      }
    }
  }

  private static Optional<String> partOf(
      PolicyDefinition policy, String purpose, AskEach each, String name) {
    return policy
        .declarationOf(name)
        .filter(cookie -> cookie.purpose().equals(purpose))
        .map(each::partOf);
  }

  private void compareVendors(String purpose) {
    Set<String> before = vendorsOf(previous, purpose);
    for (String vendor : vendorsOf(next, purpose)) {
      if (before.contains(vendor)) {
        compareCountries(purpose, vendor);
      } else {
        add(purpose, Kind.VENDOR_ADDED, "vendor \"" + vendor + "\"");
      }
    }
  }

  private void compareCountries(String purpose, String vendor) {
    Set<String> added = new TreeSet<>(countries(nextVendors, vendor));
    added.removeAll(countries(previousVendors, vendor));
    added.forEach(
        country -> add(purpose, Kind.COUNTRY_ADDED, "vendor \"" + vendor + "\", " + country));
  }

  private static List<String> countries(Map<String, Vendor> vendors, String id) {
    Vendor vendor = vendors.get(id);
    return vendor == null ? List.of() : vendor.countries();
  }

  private static Set<String> vendorsOf(PolicyDefinition policy, String purpose) {
    return policy.cookies().stream()
        .filter(cookie -> cookie.purpose().equals(purpose))
        .map(CookieDeclaration::vendor)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Names of both versions are looked up in both, because an exact name may come from or fall under
   * a pattern.
   */
  private static Set<String> namesOfBoth(PolicyDefinition previous, PolicyDefinition next) {
    Set<String> names = new TreeSet<>();
    previous.cookies().forEach(cookie -> names.add(cookie.name()));
    next.cookies().forEach(cookie -> names.add(cookie.name()));
    return names;
  }

  private void compareLifetimes(String purpose) {
    for (String name : names) {
      Optional<Lifetime> before = lifetime(previous, purpose, name);
      Optional<Lifetime> after = lifetime(next, purpose, name);
      if (before.isPresent() && after.isPresent() && after.get().isLongerThan(before.get())) {
        add(
            purpose,
            Kind.COOKIE_LIVES_LONGER,
            "cookie \"" + name + "\", from " + before.get() + " to " + after.get());
      }
    }
  }

  private static Optional<Lifetime> lifetime(PolicyDefinition policy, String purpose, String name) {
    return policy
        .declarationOf(name)
        .filter(cookie -> cookie.purpose().equals(purpose))
        .map(CookieDeclaration::lifetime);
  }

  /** Whoever refused the one purpose has not agreed to the cookie under another, or without one. */
  private void findMovesTo(String purpose) {
    for (String name : names) {
      Optional<String> before = purposeOf(previous, name);
      Optional<String> after = purposeOf(next, name);
      if (after.equals(Optional.of(purpose)) && before.isPresent() && !before.equals(after)) {
        add(purpose, Kind.COOKIE_MOVED, "cookie \"" + name + "\", from " + before.get());
      }
    }
  }

  private static Optional<String> purposeOf(PolicyDefinition policy, String name) {
    return policy.declarationOf(name).map(CookieDeclaration::purpose);
  }

  private void add(String purpose, Kind kind, String detail) {
    changes.add(new MaterialChange(purpose, kind, detail));
  }
}
