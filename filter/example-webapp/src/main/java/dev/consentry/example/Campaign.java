package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Where newsletters and advertisements lead: notes where the visitor came from and goes on to the
 * first page, {@code /campaign?source=newsletter}.
 */
@WebServlet("/campaign")
public final class Campaign extends HttpServlet {
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String source = source(request.getParameter("source"));
    Company company = Website.company(getServletContext());
    Page.remember(response, company, SiteCookie.VISIT_SOURCE, source);
    if (company.uses(SiteCookie.AD_CLICK.name())) {
      response.addHeader("Set-Cookie", SiteCookie.AD_CLICK.line(source));
    }
    response.sendRedirect(request.getContextPath() + "/");
  }

  private static String source(String asked) {
    return asked != null && SOURCE.matcher(asked).matches() ? asked : "unknown";
  }
}
