package dev.consentry.filter.guard.liberty;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** Puts one {@link CommitNotice} among the server's listeners, whichever webapp comes first. */
final class CommitNotices {
  private static final String LISTENER =
      "com.ibm.ws.webcontainer.spi.servlet.http.IHttpServletResponseListener";

  private CommitNotices() {}

  static void start(ClassLoader container, String attribute) throws ReflectiveOperationException {
    Class<?> server = container.loadClass("com.ibm.ws.webcontainer.WebContainer");
    Class<?> listener = container.loadClass(LISTENER);
    Method add = server.getMethod("addHttpServletResponseListener", listener);
    Field listeners = server.getDeclaredField("httpResponseListeners");
    listeners.setAccessible(true);
    synchronized (server) {
      if (((List<?>) listeners.get(null)).stream().noneMatch(CommitNotices::isOurs)) {
        add.invoke(null, newListener(listener, attribute));
      }
    }
  }

  private static boolean isOurs(Object listener) {
    return Proxy.isProxyClass(listener.getClass())
        && Proxy.getInvocationHandler(listener)
            .getClass()
            .getName()
            .equals(CommitNotice.class.getName());
  }

  private static Object newListener(Class<?> listener, String attribute)
      throws ReflectiveOperationException {
    Method getAttribute = ServletRequest.class.getMethod("getAttribute", String.class);
    Object notice =
        new Apart()
            .defined(CommitNotice.class)
            .getConstructor(Method.class, String.class)
            .newInstance(getAttribute, attribute);
    return Proxy.newProxyInstance(
        listener.getClassLoader(), new Class<?>[] {listener}, (InvocationHandler) notice);
  }

  /** Holds one class apart from the webapp that brought it. */
  private static final class Apart extends ClassLoader {
    Apart() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> defined(Class<?> original) throws ClassNotFoundException {
      String file = original.getName().replace('.', '/') + ".class";
      try (InputStream code = original.getClassLoader().getResourceAsStream(file)) {
        if (code == null) {
          throw new ClassNotFoundException(file);
        }
        byte[] bytes = code.readAllBytes();
        return defineClass(original.getName(), bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(file, unreadable);
      }
    }
  }
}
