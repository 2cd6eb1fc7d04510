package dev.consentry.filter.policy;

import dev.consentry.filter.token.PartCode;

/**
 * A vendor or a cookie that the visitor is asked about on its own, within a purpose.
 *
 * @param id the vendor's id, or the cookie's name or pattern as it is declared
 * @param code how tokens name it
 * @param index its place among the parts of all purposes, from 0
 */
public record Part(String id, String code, int index) {
  Part(String id, int index) {
    this(id, PartCode.of(id), index);
  }
}
