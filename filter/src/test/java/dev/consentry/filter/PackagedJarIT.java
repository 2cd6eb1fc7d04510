package dev.consentry.filter;

import static dev.consentry.filter.testing.LibWebapp.JAR;
import static dev.consentry.filter.testing.LibWebapp.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.LibWebapp;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered: complete, alone in WEB-INF/lib, colliding with nothing. */
class PackagedJarIT {
  private static final String COOKIES =
      """
      <%@ page session="true" %><%
        response.addHeader("Set-Cookie", "_ga=1; Path=/");
        response.addCookie(new COOKIE("lang", "ko"));
        response.addCookie(new COOKIE("_fbp", "1"));
      %>"""
          .replace("COOKIE", Cookie.class.getName());

  @TempDir Path directory;

  @Test
  void holds_nothing_but_our_own_packages() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .allMatch(
              name ->
                  name.startsWith("META-INF/")
                      || name.startsWith("dev/consentry/filter/")
                      || "dev/consentry/".startsWith(name))
          .noneMatch(name -> name.startsWith("META-INF/versions/"));
      assertThat(
              jar.stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/")))
          .containsExactly("META-INF/services/" + ServletContainerInitializer.class.getName());
    }
  }

  @Test
  void works_alone_in_the_lib_directory_of_a_webapp() throws Exception {
    String page =
        COOKIES
            + """
            filter class from <%= Class.forName("dev.consentry.filter.ConsentFilter").getClassLoader() == application.getClassLoader() %>
            """;
    try (TestService service = new TestService();
        LibWebapp webapp = new LibWebapp(directory, service, page)) {
      Eventually.holds("lang is let through", () -> names(webapp.page()).contains("lang"));

      assertThat(webapp.page().body()).startsWith("filter class from true");
      assertThat(names(webapp.page())).containsExactlyInAnyOrder("lang", "JSESSIONID");
      assertThat(names(webapp.page("Cookie", "consent=" + TestSite.token("analytics"))))
          .contains("lang", "JSESSIONID", "_ga")
          .doesNotContain("_fbp");
    }
  }

  @Test
  void brings_a_tag_for_the_banner_without_scripts() throws Exception {
    String page =
        """
        <%@ page contentType="text/html; charset=UTF-8" %><%@ taglib prefix="consentry" uri="urn:consentry:tags" %>
        <body><consentry:banner language="ko" /></body>
        """;
    try (TestService service = new TestService();
        LibWebapp webapp = new LibWebapp(directory, service, page)) {
      service.reply(TestNotice.PATH, Reply.json(200, TestNotice.in("ko", "쿠키", "hash-1")));
      Eventually.holds(
          "there is a banner", () -> webapp.page().body().contains("<body><noscript>"));

      assertThat(webapp.page().body()).contains("모두 거부", "value=\"/page.jsp\"");
      assertThat(service.seen(TestNotice.PATH).get(0).uri()).endsWith("?language=ko");
    }
  }

  /** {@code CacheWriter} is in Caffeine 2 and no more in 3. */
  @Test
  void works_beside_another_version_of_caffeine_in_the_same_webapp() throws Exception {
    String page =
        COOKIES
            + """
            <%
              com.github.benmanes.caffeine.cache.Cache<String, String> cache =
                  com.github.benmanes.caffeine.cache.Caffeine.newBuilder().maximumSize(2).build();
              cache.put("key", "value");
              Class.forName("com.github.benmanes.caffeine.cache.CacheWriter");
              Class ours = Class.forName("dev.consentry.filter.shaded.caffeine.cache.Caffeine");
            %><%= cache.getIfPresent("key") %>
            <%= cache.getClass().getProtectionDomain().getCodeSource().getLocation() %>
            <%= ours.getProtectionDomain().getCodeSource().getLocation() %>
            """;
    Path caffeine2 = Path.of(System.getProperty("caffeine2.jar", ""));
    String token = "consent=" + TestSite.token("analytics");
    try (TestService service = new TestService();
        LibWebapp webapp = new LibWebapp(directory, service, page, caffeine2)) {
      Eventually.holds(
          "_ga is let through", () -> names(webapp.page("Cookie", token)).contains("_ga"));
      HttpResponse<String> known = webapp.page("Cookie", token);

      assertThat(known.body().strip().lines())
          .satisfiesExactly(
              value -> assertThat(value).isEqualTo("value"),
              theirs -> assertThat(theirs).contains("WEB-INF/lib/caffeine-2."),
              ours -> assertThat(ours).contains("WEB-INF/lib/consentry-filter.jar"));
      assertThat(names(known)).contains("lang", "_ga").doesNotContain("_fbp");
    }
  }
}
