package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Greets whoever gives a name. There is no password, because there is nothing to protect. */
@WebServlet("/sign-in")
public final class SignIn extends HttpServlet {
  private static final String NAME = "name";
  private static final int LONGEST_NAME = 60;
  private static final Pattern FACILITY = Pattern.compile("[A-Za-z0-9-]{1,20}");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Objects.requireNonNullElse(request.getParameter(NAME), "").strip();
    if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
      signIn(request, name);
      rememberFacility(request, response);
    }
    response.sendRedirect(request.getContextPath() + "/");
  }

  /** The name of the visitor who is signed in, or null. */
  static @Nullable String visitorName(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(NAME);
  }

  private static void signIn(HttpServletRequest request, String name) {
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setAttribute(NAME, name);
  }

  private void rememberFacility(HttpServletRequest request, HttpServletResponse response) {
    Company company = Website.company(getServletContext());
    if (company.uses(SiteCookie.LOGIN_CHECK.name())) {
      response.addHeader("Set-Cookie", SiteCookie.LOGIN_CHECK.line("1"));
    }
    String facility = request.getParameter("facility");
    if (facility != null && FACILITY.matcher(facility).matches()) {
      Page.remember(response, company, SiteCookie.FACILITY_CODE, facility);
    }
  }
}
