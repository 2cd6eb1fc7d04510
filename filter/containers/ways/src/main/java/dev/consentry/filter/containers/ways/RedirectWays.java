package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Redirects: all overloads, those of Servlet 6.1 where the container has them. */
final class RedirectWays {
  private static final String TARGET = "/target/plain";

  private RedirectWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      redirect(ways, "redirect-" + id, setting, response -> response.sendRedirect(TARGET));
      redirect(
          ways,
          "redirect-absolute-" + id,
          setting,
          response -> response.sendRedirect("https://www.medit.example/"));
      redirect(
          ways,
          "redirect-by-hand-" + id,
          setting,
          response -> {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", TARGET);
          });
      redirect(
          ways,
          "redirect-keeping-the-buffer-" + id,
          setting,
          response ->
              newer(response, List.of(String.class, boolean.class), List.of(TARGET, false)));
      redirect(
          ways,
          "redirect-with-status-" + id,
          setting,
          response -> newer(response, List.of(String.class, int.class), List.of(TARGET, 302)));
      redirect(
          ways,
          "redirect-with-all-" + id,
          setting,
          response ->
              newer(
                  response,
                  List.of(String.class, int.class, boolean.class),
                  List.of(TARGET, 302, true)));
    }
    ways.way("redirect-then-more")
        .status(302)
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", Setting.GA);
              response.sendRedirect(TARGET);
              Setting.RAW_HEADER.set(response);
            });
  }

  @FunctionalInterface
  private interface Redirect {
    void run(HttpServletResponse response) throws Exception;
  }

  private static void redirect(Ways ways, String name, Setting setting, Redirect redirect) {
    ways.way(name)
        .status(302)
        .does(
            (request, response) -> {
              setting.set(response);
              redirect.run(response);
            });
  }

  /** An overload of Servlet 6.1; on an older container the one that there is. */
  private static void newer(
      HttpServletResponse response, List<Class<?>> types, List<Object> arguments) throws Exception {
    try {
      HttpServletResponse.class
          .getMethod("sendRedirect", types.toArray(new Class<?>[0]))
          .invoke(response, arguments.toArray());
    } catch (NoSuchMethodException older) {
      response.sendRedirect(TARGET);
    } catch (InvocationTargetException thrown) {
      throw new IllegalStateException(thrown.getCause());
    }
  }
}
