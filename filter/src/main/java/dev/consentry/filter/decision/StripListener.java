package dev.consentry.filter.decision;

/**
 * Hears which cookies were stripped, or would be in observe mode. That it hears nothing proves
 * nothing: a cookie can be set by a script, by a proxy in front, or by another webapp.
 */
@FunctionalInterface
public interface StripListener {
  /**
   * One cookie was stripped.
   *
   * @param name the cookie's name, {@code ""} if it has none; its value is nobody's business
   */
  void stripped(String name, StripReason reason);
}
