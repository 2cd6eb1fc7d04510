package dev.consentry.demo;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows webapps what a Tomcat of their own would show them, and nothing of the consent service that
 * runs in the same process. Otherwise a class that is missing in the filter jar would not be
 * missed.
 */
final class ContainerClassLoader extends ClassLoader {
  private static final List<String> SHOWN =
      List.of(
          "jakarta.annotation.",
          "jakarta.el.",
          "jakarta.security.auth.message.",
          "jakarta.servlet.",
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.el.",
          "org.apache.jasper.",
          "org.apache.juli.",
          "org.apache.naming.",
          "org.apache.tomcat.");

  private final ClassLoader everything;

  ContainerClassLoader(ClassLoader everything) {
    super("container", ClassLoader.getPlatformClassLoader());
    this.everything = everything;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShown(name)) {
      return everything.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return isShown(name.replace('/', '.')) ? everything.getResource(name) : null;
  }

  private static boolean isShown(String name) {
    return SHOWN.stream().anyMatch(name::startsWith);
  }
}
