package dev.consentry.container.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.embedded.undertow.UndertowServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application, started with one of the web servers that Spring Boot embeds. */
final class RunningShop implements AutoCloseable {
  static final String WITHOUT_THE_FILTER =
      "--spring.autoconfigure.exclude=dev.consentry.filter.spring.ConsentFilterAutoConfiguration";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final int port;

  /** The web servers, each as the configuration that chooses it. */
  enum Server {
    TOMCAT(OnTomcat.class),
    JETTY(OnJetty.class),
    UNDERTOW(OnUndertow.class);

    private final Class<?> configuration;

    Server(Class<?> configuration) {
      this.configuration = configuration;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OnTomcat {
    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OnJetty {
    @Bean
    JettyServletWebServerFactory server() {
      return new JettyServletWebServerFactory();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OnUndertow {
    @Bean
    UndertowServletWebServerFactory server() {
      return new UndertowServletWebServerFactory();
    }
  }

  private RunningShop(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  static RunningShop start(Server server, List<Class<?>> more, String... arguments) {
    List<Class<?>> sources = new ArrayList<>(List.of(Shop.class, server.configuration));
    sources.addAll(more);
    return new RunningShop(
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(arguments));
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(path, failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
