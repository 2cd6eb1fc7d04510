package dev.consentry.filter.guard;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a servlet request to the container's own request behind it, by the names of public
 * methods: for containers of which several classes have the same shape. Thread-safe.
 *
 * @param <T> the container's own request
 */
public final class OwnRequests<T> {
  private final Class<T> own;
  private final List<String> getters;
  private volatile Way lastWay;

  /** The way from one class of servlet requests; no handle if there is none. */
  private record Way(Class<?> from, @Nullable MethodHandle handle) {}

  /**
   * Describes the way.
   *
   * @param getters the methods to call one after the other; one that an object does not have is
   *     left out
   */
  public OwnRequests(Class<T> own, String... getters) {
    this.own = own;
    this.getters = List.of(getters);
    this.lastWay = new Way(ServletRequest.class, null);
  }

  /** The servlet request within all wrappers: the container's. */
  public static ServletRequest innermost(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }

  /** The own request; null if there is no such way to it. */
  public @Nullable T behind(ServletRequest request) {
    ServletRequest inner = innermost(request);
    MethodHandle handle = wayFrom(inner.getClass()).handle();
    if (handle == null) {
      return null;
    }
    try {
      return own.cast(handle.invokeExact((Object) inner));
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Looked up once: a webapp's requests are all of one class. */
  private Way wayFrom(Class<?> type) {
    Way known = lastWay;
    if (known.from() != type) {
      known = new Way(type, handleFrom(type));
      lastWay = known;
    }
    return known;
  }

  private @Nullable MethodHandle handleFrom(Class<?> type) {
    MethodHandle way = MethodHandles.identity(type);
    for (String getter : getters) {
      MethodHandle step = step(way.type().returnType(), getter);
      way = step == null ? way : MethodHandles.filterReturnValue(way, step);
    }
    return own.isAssignableFrom(way.type().returnType())
        ? way.asType(MethodType.methodType(Object.class, Object.class))
        : null;
  }

  private static @Nullable MethodHandle step(Class<?> from, String getter) {
    try {
      Method method = from.getMethod(getter);
      return MethodHandles.publicLookup()
          .unreflect(method)
          .asType(MethodType.methodType(method.getReturnType(), from));
    } catch (ReflectiveOperationException noStep) {
      return null;
    }
  }
}
