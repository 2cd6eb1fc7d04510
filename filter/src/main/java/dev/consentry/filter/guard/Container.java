package dev.consentry.filter.guard;

import java.util.List;

/** The kinds of container that have a commit guard. */
enum Container {
  TOMCAT(
      "Tomcat",
      "tomcat",
      "TomcatGuard",
      "org.apache.coyote.ActionHook",
      "org.apache.catalina. org.apache.coyote. org.apache.tomcat."),
  UNDERTOW(
      "Undertow",
      "undertow",
      "UndertowGuard",
      "io.undertow.server.ResponseCommitListener",
      "io.undertow. org.xnio."),
  JETTY(
      "Jetty", "jetty", "JettyGuard", "org.eclipse.jetty.server.HttpStream", "org.eclipse.jetty.");

  private final String displayName;
  private final String room;
  private final String guard;
  private final String sign;
  private final String packages;

  /**
   * Describes a kind.
   *
   * @param room the package of its guard, below this one
   * @param sign a class by which it is known: older versions and relatives do not have it
   * @param packages where its own classes live, with blanks between; the first holds its {@code
   *     ServletContext}
   */
  Container(String displayName, String room, String guard, String sign, String packages) {
    this.displayName = displayName;
    this.room = Container.class.getPackageName() + "." + room + ".";
    this.guard = this.room + guard;
    this.sign = sign;
    this.packages = packages;
  }

  String displayName() {
    return displayName;
  }

  String room() {
    return room;
  }

  String guard() {
    return guard;
  }

  List<String> packages() {
    return List.of(packages.split(" ", -1));
  }

  /** Whether a webapp's context is one of this kind of container. */
  boolean made(Object servletContext) {
    if (!servletContext.getClass().getName().startsWith(packages().get(0))) {
      return false;
    }
    try {
      signOf(servletContext.getClass().getClassLoader());
      return true;
    } catch (ClassNotFoundException relative) {
      return false;
    }
  }

  /** Whether code under a class loader sees the very classes of the container. */
  boolean isOpenTo(ClassLoader own, ClassLoader container) {
    try {
      return signOf(own) == signOf(container);
    } catch (ClassNotFoundException hidden) {
      return false;
    }
  }

  private Class<?> signOf(ClassLoader loader) throws ClassNotFoundException {
    return Class.forName(sign, false, loader);
  }
}
