package dev.consentry.filter.guard.liberty;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever left word with a request that its response is being committed. It stays with the
 * server for good, and so knows classes of the JDK only: no webapp is held by it.
 *
 * @param getAttribute of {@code ServletRequest}
 * @param attribute holds a {@code Consumer} of the response
 */
public record CommitNotice(Method getAttribute, String attribute) implements InvocationHandler {
  @Override
  @SuppressWarnings("unchecked")
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method.getName(), arguments);
    }
    if (arguments != null
        && arguments.length == 2
        && getAttribute.invoke(arguments[0], attribute) instanceof Consumer<?> judge) {
      ((Consumer<Object>) judge).accept(arguments[1]);
    }
    return null;
  }

  private Object ofObject(Object proxy, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> CommitNotice.class.getName();
    };
  }
}
