package dev.consentry.filter.bench;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/** A request and its response without a container: what is measured is the filter, and next to nothing else. */
final class Exchange {
  private Exchange() {}

  /** An object whose every method does nothing; the methods that count are overridden around it. */
  @SuppressWarnings("unchecked") // a proxy of the type is of the type
  static <T> T nothing(Class<T> type, Map<String, Object> answers) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer != null) {
                return answer;
              }
              Class<?> returned = method.getReturnType();
              if (returned == boolean.class) {
                return false;
              }
              return returned == int.class ? (Object) 0 : returned == long.class ? (Object) 0L : null;
            });
  }

  static FilterConfig config(Map<String, String> settings) {
    ServletContext context =
        nothing(ServletContext.class, Map.of("getInitParameterNames", Collections.emptyEnumeration()));
    return new FilterConfig() {
      @Override
      public String getFilterName() {
        return "consentry";
      }

      @Override
      public ServletContext getServletContext() {
        return context;
      }

      @Override
      public String getInitParameter(String name) {
        return settings.get(name);
      }

      @Override
      public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(settings.keySet());
      }
    };
  }

  /** A GET of a page by a browser that sends this Cookie header, again and again. */
  static final class Request extends HttpServletRequestWrapper {
    private static final HttpServletRequest NOTHING =
        nothing(
            HttpServletRequest.class,
            Map.of("getServletContext", nothing(ServletContext.class, Map.of()), "getRemoteAddr", "127.0.0.1"));

    private static final int COPIES = 64;

    private final String[] cookies;
    private int turn;
    private String attributeName;
    private Object attribute;

    Request(String cookie) {
      this(cookie, COPIES);
    }

    /** With so many copies of the header, which take turns. */
    Request(String cookie, int copies) {
      super(NOTHING);
      cookies = new String[copies];
      for (int i = 0; i < copies; i++) {
        cookies[i] = new String(cookie.toCharArray());
      }
    }

    /** Makes it the next request: without attributes, and with strings that nobody has seen. */
    void next() {
      turn = turn + 1 == cookies.length ? 0 : turn + 1;
      attributeName = null;
      attribute = null;
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase("Cookie") ? cookies[turn] : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase("Cookie") ? new One(cookies[turn]) : Collections.emptyEnumeration();
    }

    @Override
    public Object getAttribute(String name) {
      return name.equals(attributeName) ? attribute : null;
    }

    @Override
    public void setAttribute(String name, Object value) {
      attributeName = name;
      attribute = value;
    }

    @Override
    public void removeAttribute(String name) {
      attributeName = null;
      attribute = null;
    }

    @Override
    public boolean isAsyncStarted() {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return "/news";
    }

    @Override
    public String getContextPath() {
      return "";
    }

    @Override
    public String getServletPath() {
      return "/news";
    }

    @Override
    public String getPathInfo() {
      return null;
    }

    @Override
    public String getServerName() {
      return "www.medit.example";
    }

    @Override
    public DispatcherType getDispatcherType() {
      return DispatcherType.REQUEST;
    }
  }

  private static final class One implements Enumeration<String> {
    private String left;

    One(String value) {
      left = value;
    }

    @Override
    public boolean hasMoreElements() {
      return left != null;
    }

    @Override
    public String nextElement() {
      String value = left;
      left = null;
      return value;
    }
  }

  /** A response that keeps its Set-Cookie lines and is used again and again. */
  static final class Response extends HttpServletResponseWrapper {
    private static final HttpServletResponse NOTHING = nothing(HttpServletResponse.class, Map.of());

    final List<String> lines = new ArrayList<>(8);

    Response() {
      super(NOTHING);
    }

    void clear() {
      lines.clear();
    }

    @Override
    public void addHeader(String name, String value) {
      if (name.equalsIgnoreCase("Set-Cookie")) {
        lines.add(value);
      }
    }

    @Override
    public void setHeader(String name, String value) {
      if (name.equalsIgnoreCase("Set-Cookie")) {
        lines.clear();
        if (value != null) {
          lines.add(value);
        }
      }
    }

    @Override
    public Collection<String> getHeaders(String name) {
      return name.equalsIgnoreCase("Set-Cookie") ? lines : List.of();
    }

    @Override
    public boolean containsHeader(String name) {
      return name.equalsIgnoreCase("Set-Cookie") && !lines.isEmpty();
    }

    @Override
    public boolean isCommitted() {
      return false;
    }
  }
}
