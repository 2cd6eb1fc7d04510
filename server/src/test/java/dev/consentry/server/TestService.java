package dev.consentry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.random.RandomIds;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole service on a free port, spoken to over HTTP as everybody does. */
public final class TestService implements AutoCloseable {
  /** The administration key of every service under test. */
  public static final String ADMINISTRATION_KEY = "an-administration-key-for-tests";

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> SITES =
      List.of("medit", "medipixel", "crscube", "sns-helper", "easycare");

  private static volatile @Nullable DescribedAnswers described;

  private final ApplicationContext context;
  private final URI address;

  private TestService(ApplicationContext context) {
    this.context = context;
    this.address = context.getBean(EmbeddedServer.class).start().getURI();
  }

  /** Starts the service with the five definitions published. */
  public static TestService start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("micronaut.server.port", -1);
    all.putIfAbsent("consentry.administration-key", ADMINISTRATION_KEY);
    all.putIfAbsent("consentry.policy-changes", "at-once");
    all.put(
        "consentry.publish-at-start",
        SITES.stream().map(site -> "classpath:definitions/" + site + ".yaml").toList());
    TestService service =
        new TestService(ApplicationContext.builder().properties(all).banner(false).start());
    service.readDescription();
    return service;
  }

  /** Every answer of every test is held against it. The same for all services. */
  private void readDescription() {
    if (described == null) {
      described = new DescribedAnswers(get("/openapi.yml").response().body());
    }
  }

  /** A part of the service, for what HTTP does not show. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Sets the service's clock forward or back, against the system's. */
  public void shiftClock(Duration by) {
    bean(ShiftedClock.class).shift(by);
  }

  /** How the enforcement policy names the record that a token stands for. */
  public static String recordHash(String token) {
    return RandomIds.shortHash(recordId(token));
  }

  /** The record id in a token, whether the token holds or not. */
  public static String recordId(String token) {
    String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    return claims.replaceFirst(".*\"jti\":\"([^\"]+)\".*", "$1");
  }

  /** How many consent records the database holds. */
  public long recordCount() {
    return bean(Transactions.class)
        .read(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet count = statement.executeQuery("select count(*) from consent_record")) {
                count.next();
                return count.getLong(1);
              }
            });
  }

  /** Runs statements behind the service's back, which it sees all at once. */
  public void execute(String... statements) {
    bean(Transactions.class)
        .change(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                  statement.execute(sql);
                }
              }
            });
  }

  /** Everything in a table, as text. */
  public String dump(String table) {
    return bean(Transactions.class)
        .read(
            connection -> {
              StringBuilder text = new StringBuilder();
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery("select * from " + table)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                  for (int column = 1; column <= columns; column++) {
                    text.append(rows.getString(column)).append('\t');
                  }
                  text.append('\n');
                }
              }
              return text.toString();
            });
  }

  /** The definition of a site as it ships. */
  public static String definition(String site) {
    try (InputStream in = TestService.class.getResourceAsStream("/definitions/" + site + ".yaml")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An answer, with its JSON read. */
  public record Answer(int status, HttpResponse<String> response) {
    /** The body as a JSON object. */
    public Map<String, Object> json() {
      try {
        return JSON.readValue(response.body(), Argument.mapOf(String.class, Object.class));
      } catch (IOException e) {
        throw new AssertionError("No JSON object: " + response.body(), e);
      }
    }

    /** A member that is an object. */
    @SuppressWarnings("unchecked") // JSON objects are read as such maps
    public Map<String, Object> object(String member) {
      return (Map<String, Object>) json().get(member);
    }

    /** A header, or nothing. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** GETs. */
  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** GETs the bytes as they come, which only the caller can understand. */
  public HttpResponse<byte[]> getBytes(String path, String... headers) {
    return send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
  }

  /** GETs with the administration key. */
  public Answer getAsAdministrator(String path) {
    return get(path, "Authorization", "Bearer " + ADMINISTRATION_KEY);
  }

  /** POSTs. */
  public Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  /** POSTs JSON in chunks, which do not tell how many will come. */
  public Answer postJsonInChunks(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
            .build());
  }

  /** Sends with any method and no body. */
  public Answer send(String method, String path, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.noBody()).build());
  }

  /** POSTs nothing with the administration key. */
  public Answer postAsAdministrator(String path) {
    return post(path, "", "Authorization", "Bearer " + ADMINISTRATION_KEY);
  }

  /** POSTs JSON. */
  public Answer postJson(String path, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return post(path, body, all);
  }

  /** Publishes a definition. */
  public Answer publish(String site, String yaml, String query) {
    return post(
        "/v1/admin/sites/" + site + "/policies" + query,
        yaml,
        "Content-Type",
        "application/yaml",
        "Authorization",
        "Bearer " + ADMINISTRATION_KEY);
  }

  /** The body that answers the notice in effect. */
  public String choices(String site, String language, String action, Map<String, Boolean> choices) {
    Answer notice = get("/v1/sites/" + site + "/notice?language=" + language);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("policyVersion", notice.object("notice").get("policyVersion"));
    body.put("noticeHash", notice.json().get("hash"));
    body.put("language", language);
    body.put("action", action);
    body.put("choices", choices);
    try {
      return new String(JSON.writeValueAsBytes(body), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static Answer send(HttpRequest request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    DescribedAnswers description = described;
    if (description != null) {
      description.check(request, response);
    }
    return new Answer(response.statusCode(), response);
  }

  private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return HTTP.send(request, body);
    } catch (IOException e) {
      throw new AssertionError("The service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
