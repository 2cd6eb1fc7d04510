package dev.consentry.container.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.container.springboot.RunningShop.Server;
import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.testing.TestService;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.WebApplicationContext;

/** What an application has to write, what it may write instead, and what keeps it from starting. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private String address() {
    return "--test.service=" + service.address();
  }

  private static List<FilterRegistration> filters(RunningShop shop) {
    ServletContext context = ((WebApplicationContext) shop.context()).getServletContext();
    return context.getFilterRegistrations().values().stream()
        .map(FilterRegistration.class::cast)
        .filter(one -> ConsentFilter.class.getName().equals(one.getClassName()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void the_filter_is_there_once(Server server) {
    try (RunningShop shop = RunningShop.start(server, List.of(), address())) {
      assertThat(filters(shop)).singleElement().extracting("name").isEqualTo("consentry");
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_its_settings_the_application_does_not_start_and_says_why(
      Server server, CapturedOutput output) {
    assertThatThrownBy(
            () ->
                RunningShop.start(
                    server, List.of(), "--consentry.site=", "--spring.config.name=none"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("service is missing")
        .hasMessageContaining("property consentry.site");
    assertThat(output)
        .contains("APPLICATION FAILED TO START", "application.properties", "service is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode=observing", "moode=observe", "un-known-cookiez=keep"})
  void a_bad_or_unknown_setting_stops_the_start(String setting) {
    String name = setting.substring(0, setting.indexOf('='));

    assertThatThrownBy(
            () -> RunningShop.start(Server.TOMCAT, List.of(), address(), "--consentry." + setting))
        .rootCause()
        .hasMessageContaining("property consentry." + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown-cookies", "unknownCookies", "unknown_cookies", "UNKNOWN-COOKIES"})
  void settings_have_springs_relaxed_names(String name) {
    try (RunningShop shop =
        RunningShop.start(Server.TOMCAT, List.of(), address(), "--consentry." + name + "=keep")) {
      assertThat(Cookies.in(shop.get("/response")))
          .contains("unheard-of=1")
          .noneMatch(line -> line.startsWith("_ga="));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnRegistration {
    @Bean
    FilterRegistrationBean<Filter> consent() {
      FilterRegistrationBean<Filter> own = new FilterRegistrationBean<>(new ConsentFilter());
      own.setName("own");
      own.addInitParameter("consentry.mode", "observe");
      return own;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnFilter {
    @Bean
    Filter own() {
      return new ConsentFilter();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_registration_of_the_application_wins_without_doubling(Server server) {
    try (RunningShop shop = RunningShop.start(server, List.of(OwnRegistration.class), address())) {
      assertThat(filters(shop)).singleElement().extracting("name").isEqualTo("own");
      assertThat(Cookies.in(shop.get("/response"))).isEqualTo(Cookies.LINES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_filter_bean_of_the_application_wins_without_doubling(Server server) {
    try (RunningShop shop = RunningShop.start(server, List.of(OwnFilter.class), address())) {
      assertThat(filters(shop)).singleElement().extracting("name").isEqualTo("own");
      assertThat(Cookies.in(shop.get("/response"))).allMatch(Cookies::isEssential);
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Batch {}

  @Test
  void an_application_that_serves_nothing_is_left_alone() {
    try (ConfigurableApplicationContext batch =
        new SpringApplicationBuilder(Batch.class)
            .web(WebApplicationType.NONE)
            .run("--spring.config.name=none")) {
      assertThat(batch.containsBean("consentFilterRegistrar")).isFalse();
    }
  }
}
