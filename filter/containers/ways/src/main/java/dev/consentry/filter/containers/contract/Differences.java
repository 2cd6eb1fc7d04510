package dev.consentry.filter.containers.contract;

import dev.consentry.filter.containers.ways.Way;
import dev.consentry.filter.containers.ways.Ways;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In what a container is known to differ from the contract, by the names of ways. Each entry is
 * checked both ways: one that has become untrue fails the test, so that the lists can only shrink.
 */
public final class Differences {
  /** What may differ. */
  public enum Kind {
    /** The container cannot do this at all: nothing is asked. */
    NOT_OFFERED,
    /** The container answers now this, now that: its answers cannot be compared. */
    UNSTEADY,
    /** The container at times gives no answer or another one's: only that nothing leaks is held. */
    UNRELIABLE,
    /** The container itself lets no refused cookie out here. */
    HARMLESS_HERE,
    /** A refused cookie leaves in spite of the filter. */
    KNOWN_LEAK,
    /** Cookies that may leave are not quite what they were without the filter. */
    KEPT_DIFFERS,
    /** Status, other headers or body are not quite what they were without the filter. */
    ANSWER_DIFFERS,
    /** With everything granted, the answer is not quite what it was without the filter. */
    GRANTED_DIFFERS
  }

  private static final String[] INJECTED_LINE_ENDS = {
    "injected-content-type",
    "injected-cookie",
    "injected-cr",
    "injected-cr-lf",
    "injected-cr-lf-in-name",
    "injected-lf",
    "injected-lf-in-name",
    "injected-location",
    "injected-nul",
    "injected-wide-cr-lf",
    "injected-wide-lf-in-name"
  };
  private static final String[] NAMES_NOT_OF_HTTP_2 = {
    "header-spelling-4",
    "header-spelling-5",
    "header-spelling-6",
    "header-spelling-7",
    "injected-name-with-no-break-space",
    "line-blanks-before-name",
    "line-tab-before-name"
  };
  private static final List<String> SETTINGS =
      List.of("-cookie", "-header", "-raw-cookie", "-raw-header");

  private final Map<Kind, Set<String>> ways = new LinkedHashMap<>();

  private Differences() {}

  /** No difference at all. */
  public static Differences none() {
    return new Differences();
  }

  /** Adds differences of one kind. */
  public Differences with(Kind kind, String... names) {
    ways.computeIfAbsent(kind, none -> new TreeSet<>()).addAll(Set.of(names));
    return this;
  }

  /** Adds the ways that try to inject the end of a line, which no container lets out. */
  public Differences withInjectedLineEnds(Kind kind) {
    return with(kind, INJECTED_LINE_ENDS);
  }

  /** Adds every way that shakes hands for a WebSocket. */
  public Differences withHandshakes(Kind kind) {
    Ways.all().stream().filter(Way::isShakingHands).forEach(way -> with(kind, way.name()));
    return this;
  }

  /**
   * Adds ways of which there is one for each way of setting the cookies.
   *
   * @param names their names up to that
   */
  public Differences withEach(Kind kind, String... names) {
    for (String name : names) {
      SETTINGS.forEach(setting -> with(kind, name + setting));
    }
    return this;
  }

  /**
   * Adds what is HTTP/2's way: no change of protocol, and no answer at all with a header name that
   * it does not allow. The filter, which drops such a line, saves the answer.
   */
  public Differences overHttp2() {
    Ways.all().stream()
        .filter(way -> way.status() == 101 || way.isShakingHands())
        .forEach(way -> with(Kind.NOT_OFFERED, way.name()));
    return with(Kind.HARMLESS_HERE, NAMES_NOT_OF_HTTP_2)
        .with(Kind.ANSWER_DIFFERS, NAMES_NOT_OF_HTTP_2)
        .with(Kind.KEPT_DIFFERS, NAMES_NOT_OF_HTTP_2);
  }

  /** Takes differences of one kind out again. */
  public Differences without(Kind kind, String... names) {
    ways.getOrDefault(kind, Set.of()).removeAll(Set.of(names));
    return this;
  }

  boolean has(Kind kind, String way) {
    return of(kind).contains(way);
  }

  Set<String> of(Kind kind) {
    return ways.getOrDefault(kind, Set.of());
  }
}
