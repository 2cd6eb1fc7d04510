package dev.consentry.filter.containers.ways;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How JAX-RS code sets the same six cookies: as objects, or as header fields. */
enum RestSetting {
  NEW_COOKIE {
    @Override
    List<?> fields() {
      return List.of(cookies());
    }

    @Override
    ResponseBuilder on(ResponseBuilder response) {
      return response.cookie(cookies());
    }
  },
  HEADER {
    @Override
    List<?> fields() {
      return Setting.lines();
    }

    @Override
    ResponseBuilder on(ResponseBuilder response) {
      Setting.lines().forEach(line -> response.header(HttpHeaders.SET_COOKIE, line));
      return response;
    }
  };

  /** As many values of header fields. */
  abstract List<?> fields();

  abstract ResponseBuilder on(ResponseBuilder response);

  /** Adds them to header fields, as filters, interceptors and writers do. */
  void addTo(MultivaluedMap<String, Object> headers) {
    fields().forEach(value -> headers.add(HttpHeaders.SET_COOKIE, value));
  }

  /** Such as {@code new-cookie}, for paths and the names of ways. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static RestSetting of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static NewCookie[] cookies() {
    return Stream.of("lang", "_ga", "theme", "_fbp", "unknown", "cart")
        .map(
            name ->
                new NewCookie(name, "object", "/", null, null, NewCookie.DEFAULT_MAX_AGE, false))
        .toArray(NewCookie[]::new);
  }
}
