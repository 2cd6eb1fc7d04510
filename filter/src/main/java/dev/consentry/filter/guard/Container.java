package dev.consentry.filter.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
      "Jetty", "jetty", "JettyGuard", "org.eclipse.jetty.server.HttpStream", "org.eclipse.jetty."),
  GLASSFISH(
      "GlassFish",
      "glassfish",
      "GlassFishGuard",
      "org.glassfish.grizzly.http.io.OutputBuffer$LifeCycleListener",
      "org.apache.catalina. org.glassfish.grizzly."),
  LIBERTY(
      "Open Liberty",
      "liberty",
      "LibertyGuard",
      "com.ibm.ws.webcontainer.spi.servlet.http.IHttpServletResponseListener",
      "com.ibm.");

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

  /** The kind that a webapp runs in; null if it is none of these. */
  static @Nullable Container of(Object servletContext) {
    for (Container kind : values()) {
      if (kind.loaderBehind(servletContext) != null) {
        return kind;
      }
    }
    return null;
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

  /**
   * Who loads the classes of this kind of container. The context's own class may be part of a layer
   * above, which does not see all of them: then it is who loads a class that it extends.
   *
   * @return null if a webapp's context is of another kind
   */
  @Nullable ClassLoader loaderBehind(Object servletContext) {
    Class<?> type = servletContext.getClass();
    while (type != null && type.getName().startsWith(packages().get(0))) {
      try {
        signOf(type.getClassLoader());
        return type.getClassLoader();
      } catch (ClassNotFoundException relative) {
        type = type.getSuperclass();
      }
    }
    return null;
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
