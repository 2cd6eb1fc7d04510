package dev.consentry.filter;

import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Pages of a webapp, each with its own way of setting the same four cookies. */
final class CookieWays {
  static final List<String> PATHS = new ArrayList<>();

  private static final String[] LINES = {
    "lang=ko; Path=/", "_ga=GA1.1; Path=/; HttpOnly", "_fbp=fb.1; Path=/", "unknown=1; Path=/"
  };

  private CookieWays() {}

  static boolean isEssential(String line) {
    return line.startsWith("lang=") || line.startsWith("JSESSIONID=");
  }

  static void addTo(TestWebapp webapp) {
    PATHS.clear();
    headers(webapp);
    commits(webapp);
    dispatches(webapp);
    AsyncWays.addTo(webapp);
    others(webapp);
  }

  static void way(TestWebapp webapp, String path, TestWebapp.Page page) {
    PATHS.add(path);
    webapp.page(path, page);
  }

  static void set(HttpServletResponse response) {
    for (String line : LINES) {
      response.addHeader("Set-Cookie", line);
    }
  }

  private static void headers(TestWebapp webapp) {
    way(webapp, "/add-header", (request, response) -> set(response));
    way(
        webapp,
        "/add-cookie",
        (request, response) -> {
          for (String name : List.of("lang", "_ga", "_fbp", "unknown", "_ga_1")) {
            Cookie cookie = new Cookie(name, "1");
            cookie.setHttpOnly(true);
            cookie.setMaxAge(100);
            response.addCookie(cookie);
          }
        });
    way(
        webapp,
        "/mutated-cookie",
        (request, response) -> {
          Cookie cookie = new Cookie("_ga", "1");
          cookie.setMaxAge(0);
          response.addCookie(cookie);
          cookie.setMaxAge(100);
          response.addCookie(cookie);
        });
    way(
        webapp,
        "/any-case",
        (request, response) -> {
          response.addHeader("SET-COOKIE", LINES[1]);
          response.addHeader("set-cookie", LINES[2]);
          response.addHeader("set-Cookie", LINES[0]);
        });
    way(webapp, "/set-header", (request, response) -> response.setHeader("Set-Cookie", LINES[1]));
    way(
        webapp,
        "/several-set-headers",
        (request, response) -> {
          response.setHeader("Set-Cookie", LINES[1]);
          response.setHeader("set-cookie", LINES[2]);
          response.setHeader("Set-Cookie", LINES[0]);
          response.addHeader("Set-Cookie", LINES[3]);
        });
    way(
        webapp,
        "/set-header-over",
        (request, response) -> {
          response.addHeader("Set-Cookie", LINES[0]);
          response.setHeader("Set-Cookie", LINES[1]);
        });
    way(webapp, "/int-header", (request, response) -> response.addIntHeader("Set-Cookie", 5));
    way(webapp, "/set-int-header", (request, response) -> response.setIntHeader("Set-Cookie", 5));
    way(webapp, "/date-header", (request, response) -> response.addDateHeader("Set-Cookie", 5));
    way(webapp, "/set-date-header", (request, response) -> response.setDateHeader("Set-Cookie", 5));
    way(webapp, "/nameless", (request, response) -> response.addHeader("Set-Cookie", "=_ga=1"));
    way(webapp, "/upper", (request, response) -> response.addHeader("Set-Cookie", "_GA=1"));
    way(webapp, "/quoted", (request, response) -> response.addHeader("Set-Cookie", "\"_ga\"=1"));
    way(
        webapp,
        "/many",
        (request, response) -> {
          for (int i = 0; i < 60; i++) {
            response.addHeader("Set-Cookie", "_ga_" + i + "=" + i);
          }
        });
    webapp.page(
        "/odd-lines",
        (request, response) -> {
          response.addHeader(
              "Set-Cookie", "_ga=\"quoted , value\" ;Partitioned;  Priority=High; SameSite=Weird");
          response.addHeader("Set-Cookie", "_fbp=1; Path=/");
          response.addHeader("Set-Cookie", "lang=ko;;;Path=/ ; future-attribute");
          response.addHeader("Set-Cookie", "_fbp=; Max-Age=0");
        });
  }

  private static void commits(TestWebapp webapp) {
    way(
        webapp,
        "/redirect",
        (request, response) -> {
          set(response);
          response.sendRedirect("/plain");
        });
    way(
        webapp,
        "/error-404",
        (request, response) -> {
          set(response);
          response.sendError(404);
        });
    way(
        webapp,
        "/error-500",
        (request, response) -> {
          set(response);
          response.sendError(500, "broken");
        });
    way(
        webapp,
        "/flush",
        (request, response) -> {
          set(response);
          response.flushBuffer();
          response.getWriter().print("after");
        });
    way(
        webapp,
        "/big",
        (request, response) -> {
          response.getWriter().write("x".repeat(5_000));
          set(response);
          response.getWriter().printf(Locale.ROOT, "%s", "y".repeat(20_000)).append('z').println();
        });
    way(
        webapp,
        "/stream",
        (request, response) -> {
          ServletOutputStream out = response.getOutputStream();
          out.println("first");
          set(response);
          out.write("x".repeat(30_000).getBytes(StandardCharsets.US_ASCII));
          out.flush();
          out.close();
        });
    way(
        webapp,
        "/not-modified",
        (request, response) -> {
          set(response);
          response.setStatus(304);
        });
    way(
        webapp,
        "/unwrapped",
        (request, response) -> {
          set(raw(response));
          response.getWriter().print("body");
        });
    way(webapp, "/unwrapped-without-body", (request, response) -> set(raw(response)));
    way(
        webapp,
        "/unwrapped-redirect",
        (request, response) -> {
          set(raw(response));
          response.sendRedirect("/plain");
        });
    webapp.page(
        "/reset",
        (request, response) -> {
          set(response);
          response.reset();
          response.getWriter().print("reset");
        });
  }

  static HttpServletResponse raw(HttpServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof jakarta.servlet.ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return (HttpServletResponse) inner;
  }

  private static void dispatches(TestWebapp webapp) {
    way(
        webapp,
        "/forward",
        (request, response) -> dispatch(request, "/add-header").forward(request, response));
    way(
        webapp,
        "/forward-raw",
        (request, response) -> dispatch(request, "/add-header").forward(request, raw(response)));
    way(
        webapp,
        "/include",
        (request, response) -> {
          set(response);
          dispatch(request, "/big").include(request, response);
        });
    way(
        webapp,
        "/named",
        (request, response) ->
            request
                .getServletContext()
                .getNamedDispatcher("/add-header")
                .forward(request, response));
    webapp.page(
        "/error-page",
        (request, response) -> {
          set(response);
          response.addCookie(new Cookie("_ga_error", "1"));
          response.getWriter().print("error page");
        });
    ErrorPage errorPage = new ErrorPage();
    errorPage.setErrorCode(418);
    errorPage.setLocation("/error-page");
    webapp.context().addErrorPage(errorPage);
    ErrorPage exceptionPage = new ErrorPage();
    exceptionPage.setExceptionType(IllegalCallerException.class.getName());
    exceptionPage.setLocation("/error-page");
    webapp.context().addErrorPage(exceptionPage);
    way(webapp, "/error-with-page", (request, response) -> response.sendError(418));
    way(
        webapp,
        "/exception-with-page",
        (request, response) -> {
          set(response);
          throw new IllegalCallerException("on purpose");
        });
  }

  private static jakarta.servlet.RequestDispatcher dispatch(
      HttpServletRequest request, String path) {
    return request.getRequestDispatcher(path);
  }

  private static void others(TestWebapp webapp) {
    webapp.page("/plain", (request, response) -> response.getWriter().print("plain"));
    webapp.page(
        "/session",
        (request, response) -> {
          request.getSession();
          response.getWriter().print(request.getDispatcherType() == DispatcherType.REQUEST);
        });
    webapp.page(
        "/public",
        (request, response) -> {
          response.setHeader("Cache-Control", "public, max-age=60");
          response.getWriter().print("public");
        });
  }
}
