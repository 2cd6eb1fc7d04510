package dev.consentry.filter.guard;

/**
 * The header fields of a response that is about to be sent, where its container keeps them. Public
 * because guards may live under a class loader of their own.
 */
public interface HeaderBlock {
  /** Says something about one field. */
  @FunctionalInterface
  interface FieldTest {
    /** Whether it holds for the field of this name and value, both as the container has them. */
    boolean holds(String name, String value);
  }

  /** Takes out the fields for which a test holds; the others stay as they are, in their order. */
  void removeIf(FieldTest test);

  /** Whether a test holds for any field. */
  boolean anyMatch(FieldTest test);

  /** Adds a field behind the others. */
  void add(String name, String value);
}
