package dev.consentry.filter.guard.tomcat;

import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Pages that set cookies past every wrapper, on Tomcat's own objects, and commit there too. */
final class RawWays {
  static final List<String> PATHS = new ArrayList<>();

  private static final String[] LINES = {
    "_ga=GA1.1; Path=/; HttpOnly", "lang=\"\u00e9 ;\";;x", "unknown=1", "_fbp=; Max-Age=0"
  };

  private RawWays() {}

  static void addTo(TestWebapp webapp) {
    PATHS.clear();
    answers(webapp);
    asynchronous(webapp);
    connector(webapp);
    errors(webapp);
    webapp.context().addApplicationListener(Listening.class.getName());
    way(webapp, "/listener", (request, response) -> response.getWriter().print("listener"));
  }

  private static void way(TestWebapp webapp, String path, TestWebapp.Page page) {
    PATHS.add(path);
    webapp.page(path, page);
  }

  static void set(HttpServletResponse response) {
    for (String line : LINES) {
      response.addHeader("Set-Cookie", line);
    }
    Cookie cookie = new Cookie("_ga_cookie", "1");
    cookie.setPath("/");
    response.addCookie(cookie);
  }

  static HttpServletResponse raw(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return (HttpServletResponse) inner;
  }

  static HttpServletRequest raw(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return (HttpServletRequest) inner;
  }

  static Response connectorResponse(ServletRequest request) {
    try {
      var field = RequestFacade.class.getDeclaredField("request");
      field.setAccessible(true);
      return ((Request) field.get(raw(request))).getResponse();
    } catch (ReflectiveOperationException otherTomcat) {
      throw new LinkageError("another Tomcat", otherTomcat);
    }
  }

  private static void answers(TestWebapp webapp) {
    way(
        webapp,
        "/flush",
        (request, response) -> {
          set(raw(response));
          raw(response).flushBuffer();
        });
    way(
        webapp,
        "/big",
        (request, response) -> {
          HttpServletResponse raw = raw(response);
          set(raw);
          raw.getWriter().print("x".repeat(50_000));
        });
    way(
        webapp,
        "/stream-close",
        (request, response) -> {
          set(raw(response));
          raw(response).getOutputStream().print("closed");
          raw(response).getOutputStream().close();
        });
    way(
        webapp,
        "/redirect",
        (request, response) -> {
          set(raw(response));
          raw(response).sendRedirect("/elsewhere");
        });
    way(
        webapp,
        "/no-body",
        (request, response) -> {
          set(raw(response));
          raw(response).setStatus(204);
        });
    way(
        webapp,
        "/set-header",
        (request, response) -> {
          set(raw(response));
          response.setHeader("Set-Cookie", "_ga=over");
          response.addHeader("Set-Cookie", LINES[1]);
        });
  }

  private static void asynchronous(TestWebapp webapp) {
    way(
        webapp,
        "/async-raw",
        (request, response) -> {
          AsyncContext async = raw(request).startAsync();
          async.start(() -> finish(async, (HttpServletResponse) async.getResponse(), true));
        });
    way(
        webapp,
        "/async-captured",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(() -> finish(async, raw(response), true));
        });
    way(
        webapp,
        "/async-not-flushed",
        (request, response) -> {
          AsyncContext async = raw(request).startAsync();
          async.start(() -> finish(async, raw(response), false));
        });
    way(
        webapp,
        "/async-timeout",
        (request, response) -> {
          raw(request).startAsync().setTimeout(50);
          set(raw(response));
        });
  }

  private static void finish(AsyncContext async, HttpServletResponse response, boolean flush) {
    try {
      set(response);
      response.getWriter().print("async");
      if (flush) {
        response.flushBuffer();
      }
      async.complete();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void connector(TestWebapp webapp) {
    way(
        webapp,
        "/connector",
        (request, response) -> {
          Response connector = connectorResponse(request);
          set(connector);
          connector.flushBuffer();
        });
    way(
        webapp,
        "/coyote",
        (request, response) -> {
          org.apache.coyote.Response coyote = connectorResponse(request).getCoyoteResponse();
          for (String line : LINES) {
            coyote.getMimeHeaders().addValue("Set-cookie").setString(line);
            coyote.addHeader("set-COOKIE", line);
          }
          coyote.commit();
        });
  }

  private static void errors(TestWebapp webapp) {
    webapp.page(
        "/error-page",
        (request, response) -> {
          set(connectorResponse(request));
          raw(response).getWriter().print("error page");
          raw(response).flushBuffer();
        });
    ErrorPage page = new ErrorPage();
    page.setErrorCode(418);
    page.setLocation("/error-page");
    webapp.context().addErrorPage(page);
    way(webapp, "/error-with-page", (request, response) -> raw(response).sendError(418));
    way(
        webapp,
        "/error-without-page",
        (request, response) -> {
          raw(response).sendError(500);
          set(connectorResponse(request));
        });
    way(
        webapp,
        "/exception",
        (request, response) -> {
          set(raw(response));
          throw new IllegalCallerException("on purpose");
        });
  }

  /** Sets cookies before and after everything else. */
  public static final class Listening implements ServletRequestListener {
    @Override
    public void requestInitialized(ServletRequestEvent event) {
      if (((HttpServletRequest) event.getServletRequest()).getServletPath().equals("/listener")) {
        set(connectorResponse(event.getServletRequest()));
      }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
      if (((HttpServletRequest) event.getServletRequest()).getServletPath().equals("/listener")) {
        connectorResponse(event.getServletRequest())
            .addHeader("Set-Cookie", "_ga_destroyed=1; Path=/");
      }
    }
  }
}
