package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The first page: which cookies the browser sent, ways to get more, and signing in. */
@WebServlet("")
public final class HomePage extends Page {
  /** Called by the container. */
  public HomePage() {
    super("home", "/");
  }

  @Override
  void prepare(HttpServletRequest request, HttpServletResponse response, Company company) {
    request.setAttribute("sentCookies", SentCookies.byPurpose(request, company));
    request.setAttribute("asksFacility", company.uses(SiteCookie.FACILITY_CODE.name()));
    request.setAttribute(
        "facilityCode", SentCookies.value(request, SiteCookie.FACILITY_CODE.name()).orElse(""));
  }
}
