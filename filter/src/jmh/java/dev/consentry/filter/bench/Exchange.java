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
import java.util.HashMap;
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

  /** A GET of a page by a browser that sends this Cookie header. */
  static final class Request extends HttpServletRequestWrapper {
    private static final HttpServletRequest NOTHING =
        nothing(
            HttpServletRequest.class,
            Map.of("getServletContext", nothing(ServletContext.class, Map.of()), "getRemoteAddr", "127.0.0.1"));

    private final List<String> cookie;
    private final Map<String, Object> attributes = new HashMap<>(4);

    Request(String cookie) {
      super(NOTHING);
      this.cookie = List.of(cookie);
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase("Cookie") ? cookie.get(0) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase("Cookie") ? Collections.enumeration(cookie) : Collections.emptyEnumeration();
    }

    @Override
    public Object getAttribute(String name) {
      return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
      attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      attributes.remove(name);
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
    public boolean isCommitted() {
      return false;
    }
  }
}
