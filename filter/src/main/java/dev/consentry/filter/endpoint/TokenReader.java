package dev.consentry.filter.endpoint;

import dev.consentry.filter.token.ConsentToken;
import org.jspecify.annotations.Nullable;

/** Reads token cookies, cheaply for those that were seen before. */
@FunctionalInterface
public interface TokenReader {
  /** The token that a cookie's value is; null if it counts as none. */
  @Nullable ConsentToken read(String text);
}
