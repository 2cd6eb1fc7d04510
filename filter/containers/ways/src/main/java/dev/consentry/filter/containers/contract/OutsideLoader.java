package dev.consentry.filter.containers.contract;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The container's class loader as webapps see it: without what this build put beside it. */
public final class OutsideLoader extends ClassLoader {
  /** Hides what the test brings along. */
  public OutsideLoader() {
    super(OutsideLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("dev.consentry.")) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL resource = super.getResource(name);
    return resource == null || isOurs(resource) ? null : resource;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Collections.enumeration(
        Collections.list(super.getResources(name)).stream()
            .filter(resource -> !isOurs(resource))
            .toList());
  }

  private static boolean isOurs(URL resource) {
    String address = resource.toString();
    return address.contains("dev/consentry/")
        || address.contains(WebappDirectory.filterJar().toUri().getPath());
  }
}
