package dev.consentry.filter.bench;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a webapp's own team would write in an afternoon, to compare with: an unsigned cookie that lists the granted
 * categories, read by splitting and decoding, and a wrapper that looks names up in a map. It misses most ways of setting
 * a cookie; only its cost is of interest.
 */
final class NaiveFilter implements Filter {
  private final Map<String, String> purposes;

  NaiveFilter(Map<String, String> purposes) {
    this.purposes = new HashMap<>(purposes);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Set<String> granted = granted((HttpServletRequest) request);
    chain.doFilter(request, new Wrapper((HttpServletResponse) response, granted));
  }

  private static Set<String> granted(HttpServletRequest request) {
    Set<String> granted = new HashSet<>();
    granted.add("essential");
    String header = request.getHeader("Cookie");
    if (header == null) {
      return granted;
    }
    for (String pair : header.split(";")) {
      String[] parts = pair.trim().split("=", 2);
      if (parts[0].equals("consent-plain") && parts.length == 2) {
        String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        for (String choice : value.split("&")) {
          String[] each = choice.split("=");
          if (each.length == 2 && each[1].equals("1")) {
            granted.add(each[0]);
          }
        }
      }
    }
    return granted;
  }

  private final class Wrapper extends HttpServletResponseWrapper {
    private final Set<String> granted;

    Wrapper(HttpServletResponse response, Set<String> granted) {
      super(response);
      this.granted = granted;
    }

    private boolean allowed(String name) {
      String purpose = purposes.get(name);
      return purpose != null && granted.contains(purpose);
    }

    @Override
    public void addHeader(String name, String value) {
      if (!name.equalsIgnoreCase("Set-Cookie") || allowed(value.split(";")[0].split("=")[0].trim())) {
        super.addHeader(name, value);
      }
    }

    @Override
    public void addCookie(Cookie cookie) {
      if (allowed(cookie.getName())) {
        super.addCookie(cookie);
      }
    }
  }
}
