package dev.consentry.filter.containers.ways;

/**
 * The webapp's login form, which the container shows where a page was asked for, before filters.
 */
final class LoginWays {
  private LoginWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      ways.way("login-form-" + setting.id())
          .asking("GET", "/secured/page")
          .does(
              (request, response) -> {
                setting.set(response);
                response.getWriter().print("log in");
              });
      ways.way("login-failed-" + setting.id())
          .asking("POST", "/secured/j_security_check")
          .sendingForm("j_username=nobody&j_password=nothing")
          .does(
              (request, response) -> {
                setting.set(response);
                response.getWriter().print("log in again");
              });
    }
  }
}
