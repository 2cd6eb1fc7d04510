package dev.consentry.filter.servlet;

import dev.consentry.filter.cookie.SetCookieLine;
import dev.consentry.filter.decision.CookieGate;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks at what is already in a response, just before it may be committed: takes out what reached
 * it around the wrapper, and sees to what it has to carry.
 */
final class CookieSweep {
  private static final String DELETION = "=; Max-Age=0; Path=/";

  /** Takes the place of a cookie without a name, where a container cannot remove a header. */
  private static final String NOTHING = "consent-none";

  private final CookieGate gate;
  private final boolean guarded;

  /**
   * Sweeps one response.
   *
   * @param guarded whether a {@link CommitGuard} does all this when the response is committed, and
   *     better
   */
  CookieSweep(CookieGate gate, boolean guarded) {
    this.gate = gate;
    this.guarded = guarded;
  }

  /** To be called before everything that may commit the response. */
  void beforeCommit(HttpServletResponse response) {
    if (guarded || response.isCommitted()) {
      return;
    }
    takeOutRefused(response);
    addOwnLines(response);
    if (gate.enforces() && gate.changedResponse()) {
      SharedCaches.keepOut(response);
    }
    String debug = gate.debugText();
    if (debug != null) {
      response.setHeader(CookieGate.DEBUG_HEADER, debug);
    }
  }

  /** Adds the lines that the response has to carry, where they are not there yet. */
  void addOwnLines(HttpServletResponse response) {
    if (guarded || gate.ownLines().isEmpty()) {
      return;
    }
    Collection<String> present = response.getHeaders(SetCookieHeader.NAME);
    for (String line : gate.ownLines()) {
      if (!present.contains(line)) {
        response.addHeader(SetCookieHeader.NAME, line);
      }
    }
  }

  /**
   * Takes out every Set-Cookie line, as a webapp's {@code setHeader} would have done had its line
   * not been dropped.
   *
   * @param refusedLine the dropped line. Where a container cannot remove a header, a deletion of
   *     its cookie takes the place of all
   */
  void removeAll(HttpServletResponse response, String refusedLine) {
    if (response.getHeaders(SetCookieHeader.NAME).isEmpty()) {
      return;
    }
    response.setHeader(SetCookieHeader.NAME, null);
    if (!response.getHeaders(SetCookieHeader.NAME).isEmpty()) {
      response.setHeader(SetCookieHeader.NAME, deletion(refusedLine));
    }
  }

  private void takeOutRefused(HttpServletResponse response) {
    Collection<String> lines = response.getHeaders(SetCookieHeader.NAME);
    List<String> kept = null;
    String refused = null;
    int index = 0;
    for (String line : lines) {
      if (!gate.passesLine(line)) {
        kept = kept == null ? firstOf(lines, index) : kept;
        refused = line;
      } else if (kept != null) {
        kept.add(line);
      }
      index++;
    }
    if (kept != null && refused != null) {
      rewrite(response, kept, refused);
    }
  }

  private static List<String> firstOf(Collection<String> lines, int count) {
    return new ArrayList<>(new ArrayList<>(lines).subList(0, count));
  }

  private void rewrite(HttpServletResponse response, List<String> kept, String refused) {
    if (kept.isEmpty()) {
      removeAll(response, refused);
      return;
    }
    response.setHeader(SetCookieHeader.NAME, kept.get(0));
    for (String line : kept.subList(1, kept.size())) {
      response.addHeader(SetCookieHeader.NAME, line);
    }
  }

  private static String deletion(String refusedLine) {
    String name = SetCookieLine.name(refusedLine);
    boolean plain =
        !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ',' && c != '"');
    return (plain ? name : NOTHING) + DELETION;
  }
}
