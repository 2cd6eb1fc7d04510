package dev.consentry.filter.token;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose tokens count: the one that signs today and those before it whose tokens still
 * live. Immutable. A key is for Ed25519 and nothing else, so a token cannot choose its algorithm.
 */
public final class Keyset {
  private static final Keyset EMPTY = new Keyset(Map.of());

  private final Map<String, VerificationKey> keys;

  private Keyset(Map<String, VerificationKey> keys) {
    this.keys = keys;
  }

  /** The keyset under which no token counts. */
  public static Keyset empty() {
    return EMPTY;
  }

  /**
   * Makes a keyset.
   *
   * @param keys the keys, each with an id of its own
   * @throws IllegalArgumentException if two keys have the same id
   */
  public static Keyset of(Collection<VerificationKey> keys) {
    try {
      return new Keyset(
          keys.stream()
              .collect(Collectors.toUnmodifiableMap(VerificationKey::id, Function.identity())));
    } catch (IllegalStateException duplicate) {
      throw new IllegalArgumentException("Two keys of a keyset have the same id", duplicate);
    }
  }

  @Nullable VerificationKey find(String id) {
    return keys.get(id);
  }
}
