package dev.consentry.container.springboot;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A Spring Boot application that sets cookies in every synchronous way that Spring MVC has. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
@Import({ShopLater.class, ShopAround.class})
class Shop {
  static final List<String> PATHS =
      List.of(
          "/response",
          "/cookie-object",
          "/entity",
          "/response-cookie",
          "/big",
          "/flushed",
          "/exception-handler",
          "/response-status",
          "/error-page",
          "/send-error",
          "/no-such-page",
          "/redirect",
          "/redirect-view",
          "/forward",
          "/view",
          "/not-modified",
          "/session",
          "/file.txt");

  @GetMapping("/response")
  String response(HttpServletResponse response) {
    Cookies.set(response);
    return "response";
  }

  @GetMapping("/cookie-object")
  String cookieObject(HttpServletResponse response) {
    response.addCookie(new Cookie("lang", "ko"));
    Cookie tracking = new Cookie("_ga", "1");
    tracking.setHttpOnly(true);
    response.addCookie(tracking);
    response.addCookie(new Cookie("unheard-of", "1"));
    return "cookie object";
  }

  @GetMapping("/entity")
  ResponseEntity<String> entity() {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Cookies.LINES.toArray(String[]::new))
        .body("entity");
  }

  @GetMapping("/response-cookie")
  ResponseEntity<String> responseCookie() {
    ResponseCookie kept = ResponseCookie.from("lang", "ko").path("/").sameSite("Lax").build();
    ResponseCookie tracking =
        ResponseCookie.from("_ga_ABC", "1").maxAge(Duration.ofDays(1)).secure(true).build();
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.SET_COOKIE, kept.toString())
        .header(HttpHeaders.SET_COOKIE, tracking.toString())
        .body("response cookie");
  }

  @GetMapping("/big")
  ResponseEntity<String> big() {
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Cookies.LINES.toArray(String[]::new))
        .body("big ".repeat(50_000));
  }

  @GetMapping("/flushed")
  void flushed(HttpServletResponse response) throws IOException {
    Cookies.set(response);
    response.getWriter().print("first");
    response.flushBuffer();
    response.getWriter().print(" and last");
  }

  @GetMapping("/exception-handler")
  String exceptionHandler() {
    throw new IllegalCallerException("on purpose");
  }

  @ExceptionHandler(IllegalCallerException.class)
  ResponseEntity<String> handle(IllegalCallerException failure) {
    return ResponseEntity.unprocessableEntity()
        .header(HttpHeaders.SET_COOKIE, Cookies.LINES.toArray(String[]::new))
        .body("handled");
  }

  @ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
  static final class Teapot extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @GetMapping("/response-status")
  String responseStatus(HttpServletResponse response) {
    Cookies.set(response);
    throw new Teapot();
  }

  @GetMapping("/error-page")
  String errorPage(HttpServletResponse response) {
    Cookies.set(response);
    throw new IllegalStateException("on purpose");
  }

  @GetMapping("/send-error")
  void sendError(HttpServletResponse response) throws IOException {
    Cookies.set(response);
    response.sendError(HttpServletResponse.SC_CONFLICT);
  }

  @GetMapping("/redirect")
  void redirect(HttpServletResponse response) throws IOException {
    Cookies.set(response);
    response.sendRedirect("/response");
  }

  @GetMapping("/redirect-view")
  RedirectView redirectView(HttpServletResponse response) {
    Cookies.set(response);
    return new RedirectView("/response", true);
  }

  @GetMapping("/forward")
  void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Cookies.set(response);
    request.getRequestDispatcher("/entity").forward(request, response);
  }

  @GetMapping("/view")
  View view() {
    return (model, request, response) -> {
      Cookies.set(response);
      response.getOutputStream().print("view");
    };
  }

  @GetMapping("/not-modified")
  ResponseEntity<String> notModified(WebRequest request, HttpServletResponse response) {
    Cookies.set(response);
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag("\"1\"").build();
  }

  @GetMapping("/session")
  String session(HttpSession session, HttpServletResponse response) {
    Cookies.set(response);
    session.setAttribute("basket", "empty");
    return "session";
  }
}
