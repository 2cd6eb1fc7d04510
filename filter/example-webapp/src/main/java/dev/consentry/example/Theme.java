package dev.consentry.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The one thing that the static stylesheet cannot know: the company's colour. */
@WebServlet("/theme.css")
public final class Theme extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/css");
    response.setHeader("Cache-Control", "no-cache");
    String accent = Website.company(getServletContext()).accent();
    response.getWriter().println(":root { --accent: " + accent + "; }");
  }
}
