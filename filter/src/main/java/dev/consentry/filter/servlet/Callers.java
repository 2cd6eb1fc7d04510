package dev.consentry.filter.servlet;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who called the guarded response: a container at times asks a wrapper what it asks no other. */
public final class Callers {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String RESPONSE = ConsentResponse.class.getName();

  private Callers() {}

  /** The name of the class that called the guarded response; null if none did. */
  public static @Nullable String ofResponse() {
    return STACK.walk(
        frames ->
            frames
                .map(StackFrame::getClassName)
                .dropWhile(name -> !name.equals(RESPONSE))
                .filter(name -> !name.equals(RESPONSE))
                .findFirst()
                .orElse(null));
  }

  /**
   * The name of the last method called, of all that are running in classes of a kind.
   *
   * @param kind by their names
   */
  public static Optional<String> lastMethodIn(Predicate<String> kind) {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> kind.test(frame.getClassName()))
                .map(StackFrame::getMethodName)
                .findFirst());
  }
}
