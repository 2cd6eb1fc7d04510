package dev.consentry.filter.guard;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads a guard where the container hides its own classes from webapps (Jetty), or where a webapp
 * brings other versions of them: the container's packages come from the container, the guard's own
 * is read from our jar, everything else is what the webapp sees.
 */
final class GuardLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Container kind;
  private final ClassLoader container;

  GuardLoader(Container kind, ClassLoader own, ClassLoader container) {
    super(own);
    this.kind = kind;
    this.container = container;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(kind.room())) {
      return guardClass(name);
    }
    for (String containerPackage : kind.packages()) {
      if (name.startsWith(containerPackage)) {
        return container.loadClass(name);
      }
    }
    return super.loadClass(name, resolve);
  }

  private Class<?> guardClass(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] code = codeOf(name);
      return defineClass(name, code, 0, code.length, GuardLoader.class.getProtectionDomain());
    }
  }

  private byte[] codeOf(String name) throws ClassNotFoundException {
    try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return code.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
