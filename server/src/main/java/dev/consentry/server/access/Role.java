package dev.consentry.server.access;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody in administration may do. */
public enum Role {
  /** Answers for privacy: everything, acting for visitors included. */
  OFFICER(Role.OFFICER_WORD),
  /** Reads what was done, changes nothing. */
  AUDITOR(Role.AUDITOR_WORD),
  /** Publishes policies, sees no visitor. */
  PUBLISHER(Role.PUBLISHER_WORD);

  /** The officer's role where an annotation names it. */
  public static final String OFFICER_WORD = "officer";

  /** The auditor's role where an annotation names it. */
  public static final String AUDITOR_WORD = "auditor";

  /** The publisher's role where an annotation names it. */
  public static final String PUBLISHER_WORD = "publisher";

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The word that stands in requests, keys and tokens. */
  public String word() {
    return word;
  }

  /** The role of this word. */
  public static Optional<Role> of(@Nullable String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }
}
