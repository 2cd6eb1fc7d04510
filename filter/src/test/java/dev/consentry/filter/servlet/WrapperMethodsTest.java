package dev.consentry.filter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Fails when the Servlet API has a method that nobody has looked at: each one is either guarded by
 * our class, or listed here as one by which no cookie can leave.
 */
class WrapperMethodsTest {
  private static final Set<String> HARMLESS_ON_RESPONSE =
      Set.of(
          "containsHeader",
          "encodeRedirectURL",
          "encodeURL",
          "getBufferSize",
          "getCharacterEncoding",
          "getContentType",
          "getHeader",
          "getHeaderNames",
          "getHeaders",
          "getLocale",
          "getResponse",
          "getStatus",
          "getTrailerFields",
          "isCommitted",
          "isWrapperFor",
          "resetBuffer",
          "setBufferSize",
          "setCharacterEncoding",
          "setContentLength",
          "setContentLengthLong",
          "setContentType",
          "setLocale",
          "setResponse",
          "setStatus");

  private static final Set<String> HARMLESS_ON_REQUEST =
      Set.of(
          "authenticate",
          "changeSessionId",
          "getAttribute",
          "getAttributeNames",
          "getAuthType",
          "getCharacterEncoding",
          "getContentLength",
          "getContentLengthLong",
          "getContentType",
          "getContextPath",
          "getDateHeader",
          "getDispatcherType",
          "getHttpServletMapping",
          "getInputStream",
          "getIntHeader",
          "getLocalAddr",
          "getLocalName",
          "getLocalPort",
          "getLocale",
          "getLocales",
          "getMethod",
          "getParameter",
          "getParameterMap",
          "getParameterNames",
          "getParameterValues",
          "getPart",
          "getParts",
          "getPathInfo",
          "getPathTranslated",
          "getProtocol",
          "getProtocolRequestId",
          "getQueryString",
          "getReader",
          "getRemoteAddr",
          "getRemoteHost",
          "getRemotePort",
          "getRemoteUser",
          "getRequest",
          "getRequestDispatcher",
          "getRequestId",
          "getRequestURI",
          "getRequestURL",
          "getRequestedSessionId",
          "getScheme",
          "getServerName",
          "getServerPort",
          "getServletConnection",
          "getServletContext",
          "getServletPath",
          "getSession",
          "getTrailerFields",
          "getUserPrincipal",
          "isAsyncStarted",
          "isAsyncSupported",
          "isRequestedSessionIdFromCookie",
          "isRequestedSessionIdFromURL",
          "isRequestedSessionIdValid",
          "isSecure",
          "isTrailerFieldsReady",
          "isUserInRole",
          "isWrapperFor",
          "login",
          "logout",
          "newPushBuilder",
          "removeAttribute",
          "setAttribute",
          "setCharacterEncoding",
          "setRequest");

  @Test
  void every_method_of_the_response_is_guarded_or_harmless() {
    assertThat(unguarded(HttpServletResponseWrapper.class, ConsentResponse.class))
        .isEqualTo(new TreeSet<>(HARMLESS_ON_RESPONSE));
  }

  @Test
  void every_method_of_the_request_is_guarded_or_harmless() {
    assertThat(unguarded(HttpServletRequestWrapper.class, ConsentRequest.class))
        .isEqualTo(new TreeSet<>(HARMLESS_ON_REQUEST));
  }

  @Test
  void every_method_of_the_stream_is_guarded() {
    assertThat(unguarded(ServletOutputStream.class, GuardedOutputStream.class))
        .containsExactly("nullOutputStream");
  }

  @Test
  void every_method_of_the_writer_is_guarded() {
    assertThat(unguarded(PrintWriter.class, GuardedWriter.class)).containsExactly("nullWriter");
  }

  private static Set<String> unguarded(Class<?> api, Class<?> guard) {
    Set<String> guarded =
        Arrays.stream(guard.getDeclaredMethods())
            .map(WrapperMethodsTest::signature)
            .collect(Collectors.toSet());
    Set<String> harmless = new TreeSet<>();
    withInterfaces(api)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !guarded.contains(signature(method)))
        .forEach(method -> harmless.add(method.getName()));
    return harmless;
  }

  private static Stream<Class<?>> withInterfaces(Class<?> api) {
    return Stream.concat(Stream.of(api), Arrays.stream(api.getInterfaces()));
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
