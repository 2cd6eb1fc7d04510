package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Remembers that the visitor does not want to see the pop-up again. */
@WebServlet("/hide-popup")
public final class HidePopup extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Company company = Website.company(getServletContext());
    Page.remember(response, company, SiteCookie.POPUP_HIDDEN, "1");
    response.sendRedirect(request.getContextPath() + "/news");
  }
}
