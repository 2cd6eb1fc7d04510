package dev.consentry.server.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a cookie is set.
 *
 * @param id such as {@code analytics}
 * @param askEach what of it is asked about one by one; null where it is asked about as a whole
 * @param revision raised by the company when the purpose's meaning changed; 1 or more
 * @param name as visitors see it
 * @param explanation what it is for
 * @param whenRefused what no longer works; null where nothing is said, and always for the essential
 *     purpose
 */
public record Purpose(
    String id,
    @Nullable AskEach askEach,
    int revision,
    LocalizedText name,
    LocalizedText explanation,
    @Nullable LocalizedText whenRefused) {
  /** The purpose that needs no consent. */
  public static final String ESSENTIAL = "essential";

  /** The purposes that every site declares. */
  public static final List<String> ALWAYS_DECLARED = List.of(ESSENTIAL, "analytics", "advertising");

  /** Whether visitors are told of it without being asked. */
  public boolean isRequired() {
    return id.equals(ESSENTIAL);
  }
}
