package dev.consentry.example;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all pages have in common: language, statistics, advertising, and the frame around them. */
abstract class Page extends HttpServlet {
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final transient VisitStatistics statistics = new VisitStatistics(Clock.systemUTC());
  private final transient Advertising advertising = new Advertising(Clock.systemUTC());
  private final String view;
  private final String path;

  /**
   * Makes a page.
   *
   * @param view the JSP's name, also the audience that advertising counts its readers to
   * @param path below the webapp's own
   */
  Page(String view, String path) {
    this.view = view;
    this.path = path;
  }

  /** Adds what only this page shows or remembers. */
  abstract void prepare(HttpServletRequest request, HttpServletResponse response, Company company);

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Company company = Website.company(getServletContext());
    String language = LanguageChoice.of(request, company);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    recognise(request, response, company);
    remember(response, company, SiteCookie.LANG, language);
    frame(request, company, language);
    prepare(request, response, company);
    request.getRequestDispatcher("/WEB-INF/jsp/" + view + ".jsp").forward(request, response);
  }

  /** Sets a cookie, on websites that have it. */
  static void remember(
      HttpServletResponse response, Company company, SiteCookie cookie, String value) {
    if (company.uses(cookie.name())) {
      response.addCookie(cookie.with(value));
    }
  }

  private void recognise(
      HttpServletRequest request, HttpServletResponse response, Company company) {
    if (company.uses(SiteCookie.GA.name())) {
      statistics.count(request, response);
    }
    if (company.uses(SiteCookie.FBP.name())) {
      advertising.note(request, response, view);
    }
  }

  private void frame(HttpServletRequest request, Company company, String language) {
    Map<String, String> languages = new LinkedHashMap<>();
    company.languages().forEach(each -> languages.put(each, LanguageChoice.NAMES.get(each)));
    request.setAttribute("text", Texts.in(language));
    request.setAttribute("language", language);
    request.setAttribute("languages", languages);
    request.setAttribute("companyName", company.name());
    request.setAttribute("tagline", company.tagline(language));
    request.setAttribute("root", request.getContextPath());
    request.setAttribute("path", path);
    request.setAttribute("partner", company.partner());
    request.setAttribute("visitorName", SignIn.visitorName(request));
  }
}
