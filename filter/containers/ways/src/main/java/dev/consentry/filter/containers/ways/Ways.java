package dev.consentry.filter.containers.ways;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All ways, by name. */
public final class Ways {
  private static final Ways ALL = new Ways();

  private final Map<String, Way> ways = new LinkedHashMap<>();

  private Ways() {
    HeaderWays.addTo(this);
    CookieWays.addTo(this);
    LineWays.addTo(this);
    InjectionWays.addTo(this);
    CommitWays.addTo(this);
    BodilessWays.addTo(this);
    RedirectWays.addTo(this);
    ErrorWays.addTo(this);
    DispatchWays.addTo(this);
    AsyncWays.addTo(this);
    AsyncEndWays.addTo(this);
    NonBlockingWays.addTo(this);
    UnwrappedWays.addTo(this);
    FilterWays.addTo(this);
    StaticWays.addTo(this);
    LoginWays.addTo(this);
    ProtocolWays.addTo(this);
    WebSocketWays.addTo(this);
    RestWays.addTo(this);
  }

  /** Every way, in the order of the report. */
  public static Collection<Way> all() {
    return Collections.unmodifiableCollection(ALL.ways.values());
  }

  /** The way of that name; null if there is none. */
  public static @Nullable Way named(@Nullable String name) {
    return name == null ? null : ALL.ways.get(name);
  }

  /** A way to be described. */
  Way way(String name) {
    Way way = new Way(name);
    if (ways.put(name, way) != null) {
      throw new IllegalStateException("Two ways are called " + name);
    }
    return way;
  }

  /** A way that a servlet answers with 200. */
  void way(String name, Page page) {
    way(name).does(page);
  }
}
