package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Goes the way that the request names. */
public final class WayServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Made by the container. */
  public WayServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Way way = of(request.getQueryString());
    Page page = way == null ? null : way.page();
    if (page == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    Thrown.asServlet(() -> page.answer(request, response));
  }

  static @Nullable Way of(@Nullable String query) {
    return query != null && query.startsWith("way=") ? Ways.named(query.substring(4)) : null;
  }
}
