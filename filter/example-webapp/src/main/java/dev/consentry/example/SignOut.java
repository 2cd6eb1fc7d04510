package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Ends the session. */
@WebServlet("/sign-out")
public final class SignOut extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    if (Website.company(getServletContext()).uses(SiteCookie.LOGIN_CHECK.name())) {
      response.addHeader("Set-Cookie", SiteCookie.LOGIN_CHECK.deletion());
    }
    response.sendRedirect(request.getContextPath() + "/");
  }
}
