package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is forwarded to and included, and the error pages. */
public final class TargetServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Made by the container. */
  public TargetServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String name = WaysSetup.NAMED.equals(getServletName()) ? "header" : target(request);
    for (Setting setting : Setting.values()) {
      if (setting.id().equals(name)) {
        setting.set(response);
        response.getWriter().print(name);
        return;
      }
    }
    switch (name) {
      case "plain" -> response.getWriter().print("plain");
      case "big" -> response.getWriter().write("x".repeat(40_000));
      case "including" ->
          request.getRequestDispatcher("/target/raw-header").include(request, response);
      case "forwarding" ->
          request.getRequestDispatcher("/target/cookie").forward(request, response);
      case "error" -> error(response, Setting.HEADER);
      case "error-raw" -> error(response, Setting.RAW_COOKIE);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void error(HttpServletResponse response, Setting setting) throws IOException {
    setting.set(response);
    response.getWriter().print("error page");
  }

  private static String target(HttpServletRequest request) {
    Object included = request.getAttribute("jakarta.servlet.include.path_info");
    String info = included instanceof String path ? path : request.getPathInfo();
    return info == null ? "" : info.substring(1);
  }
}
