package dev.consentry.filter.guard.jetty;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The way from a servlet request of one of Jetty's environments to the core's request. Each
 * environment has a class of its own for it, of the same shape; so this goes by name.
 *
 * @param getter takes the servlet request; null if there is no such way
 */
record CoreRequests(Class<?> type, @Nullable MethodHandle getter) {
  private static final MethodType FROM_ANY = MethodType.methodType(Request.class, Object.class);

  static CoreRequests behind(Class<?> type) {
    try {
      MethodHandle getter = MethodHandles.publicLookup().unreflect(type.getMethod("getRequest"));
      if (Request.class.isAssignableFrom(getter.type().returnType())) {
        return new CoreRequests(type, getter.asType(FROM_ANY));
      }
    } catch (ReflectiveOperationException noWay) {
      return new CoreRequests(type, null);
    }
    return new CoreRequests(type, null);
  }

  @Nullable Request of(Object servletRequest) {
    if (getter == null) {
      return null;
    }
    try {
      return (Request) getter.invokeExact(servletRequest);
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
