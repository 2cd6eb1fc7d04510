package dev.consentry.filter.page;

import java.util.Set;

/**
 * The one for whom a page is written.
 *
 * @param granted the purposes that are granted, or were ticked in a form that could not be saved;
 *     of one that is granted in part its parts, such as {@code advertising/medit}
 * @param signal whether the browser sends Global Privacy Control, which keeps advertising off
 * @param formToken the value that the form has to bring back; empty where the form has none
 * @param returnPath where the visitor came from: a path of this site
 */
public record Visitor(Set<String> granted, boolean signal, String formToken, String returnPath) {
  private static final String ADVERTISING = "advertising";

  /** Whether this visitor can grant the purpose at all. */
  public boolean mayGrant(String purpose) {
    return !(signal && purpose.equals(ADVERTISING));
  }

  boolean grants(String purpose) {
    return mayGrant(purpose) && granted.contains(purpose);
  }

  boolean grants(String purpose, String part) {
    return grants(purpose) || (mayGrant(purpose) && granted.contains(purpose + "/" + part));
  }

  /** Without the form's value. */
  @Override
  public String toString() {
    return "Visitor[signal=" + signal + "]";
  }
}
