package hello;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

/** Says hello, and nothing else. */
@Controller
public class Hello {
  public static void main(String[] args) {
    Micronaut.run(Hello.class, args);
  }

  @Get(value = "/hello", produces = MediaType.TEXT_PLAIN)
  String hello() {
    return "hello";
  }
}
