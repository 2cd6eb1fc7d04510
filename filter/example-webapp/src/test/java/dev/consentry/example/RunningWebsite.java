package dev.consentry.example;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.descriptor.web.ApplicationParameter;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The exploded webapp in a Tomcat of its own, without Consentry, with a witness of its calls. */
final class RunningWebsite implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  RunningWebsite(String company, Path folder) throws LifecycleException {
    tomcat.setBaseDir(folder.toString());
    tomcat.setSilent(true);
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    StandardContext context =
        (StandardContext) tomcat.addWebapp("", new File("src/main/webapp").getAbsolutePath());
    StandardRoot resources = new StandardRoot(context);
    resources.addPreResources(
        new DirResourceSet(
            resources, "/WEB-INF/classes", new File("target/classes").getAbsolutePath(), "/"));
    context.setResources(resources);
    context.addApplicationParameter(parameter("company", company));
    // These look for leaks by reflection that the JDK forbids.
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    addWitness(context);
    tomcat.start();
    if (!context.getState().isAvailable()) {
      throw new IllegalStateException("The webapp did not start");
    }
  }

  /** What the webapp called to set cookies, such as {@code addCookie _ga}, since the last time. */
  List<String> calls() {
    List<String> seen = List.copyOf(calls);
    calls.clear();
    return seen;
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  private static ApplicationParameter parameter(String name, String value) {
    ApplicationParameter parameter = new ApplicationParameter();
    parameter.setName(name);
    parameter.setValue(value);
    parameter.setOverride(false);
    return parameter;
  }

  private void addWitness(Context context) {
    FilterDef definition = new FilterDef();
    definition.setFilterName("witness");
    definition.setFilter(new Witness(calls));
    context.addFilterDef(definition);
    FilterMap everything = new FilterMap();
    everything.setFilterName("witness");
    everything.addURLPattern("/*");
    everything.setDispatcher(DispatcherType.REQUEST.name());
    context.addFilterMap(everything);
  }

  private record Witness(List<String> calls) implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, new WitnessedResponse((HttpServletResponse) response, calls));
    }
  }

  private static final class WitnessedResponse extends HttpServletResponseWrapper {
    private final List<String> calls;

    WitnessedResponse(HttpServletResponse response, List<String> calls) {
      super(response);
      this.calls = calls;
    }

    @Override
    public void addCookie(Cookie cookie) {
      calls.add("addCookie " + cookie.getName());
      super.addCookie(cookie);
    }

    @Override
    public void addHeader(String name, String value) {
      if (name.equals("Set-Cookie")) {
        calls.add("addHeader " + value.substring(0, value.indexOf('=')));
      }
      super.addHeader(name, value);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      calls.add("sendRedirect");
      super.sendRedirect(location);
    }
  }
}
