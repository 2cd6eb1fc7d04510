package dev.consentry.filter.decision;

import org.jspecify.annotations.Nullable;

/**
 * Hears which cookies were stripped and, where cookies are only observed, which were set at all.
 * That it hears nothing proves nothing: a cookie can be set by a script, by a proxy in front, or by
 * another webapp.
 */
@FunctionalInterface
public interface CookieListener {
  /**
   * One cookie was about to leave.
   *
   * @param name the cookie's name, {@code ""} if it has none; its value is nobody's business
   * @param reason why it may not leave; null if it may
   * @param stripped whether it was taken out; false where it is only observed
   */
  void cookie(String name, CookieWay way, @Nullable StripReason reason, boolean stripped);
}
