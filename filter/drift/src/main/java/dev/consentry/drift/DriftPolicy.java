package dev.consentry.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.policy.SnapshotException;
import dev.consentry.filter.policy.SnapshotParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy of a site, as filters download it.
 *
 * @param site the site's name
 * @param snapshot the snapshot in JSON, known to be whole
 */
record DriftPolicy(String site, String snapshot) {
  private static final Pattern SITE =
      Pattern.compile("\"site\"\\s*:\\s*\"([a-z][a-z0-9-]{1,31})\"");
  private static final Pattern CHECKSUM = Pattern.compile("^[0-9a-f]{64}\n");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static DriftPolicy ofDefinition(Path file) {
    return checked(DefinitionFile.snapshot(file, read(file)), file.toString());
  }

  /** A file with the answer of a service; a filter's own copy has a checksum in front. */
  static DriftPolicy ofSnapshot(Path file) {
    return checked(CHECKSUM.matcher(read(file)).replaceFirst(""), file.toString());
  }

  static DriftPolicy ofService(URI service, String site) {
    String base = service.toString();
    URI address =
        URI.create(base + (base.endsWith("/") ? "" : "/") + "v1/sites/" + site + "/enforcement");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() == 200) {
        return checked(answer.body(), address.toString());
      }
      throw new IllegalStateException(
          "No policy from " + address + ": it answered with status " + answer.statusCode());
    } catch (IOException unreachable) {
      throw new IllegalStateException("No policy from " + address, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("No policy from " + address, stopped);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "No policy from " + file.toAbsolutePath() + ": the file cannot be read", unreadable);
    }
  }

  private static DriftPolicy checked(String snapshot, String source) {
    Matcher site = SITE.matcher(snapshot);
    if (!site.find()) {
      throw new IllegalArgumentException("No policy from " + source + ": it names no \"site\"");
    }
    try {
      new SnapshotParser(site.group(1)).parse(snapshot.getBytes(UTF_8));
    } catch (SnapshotException unfit) {
      throw new IllegalArgumentException(
          "No policy from " + source + ": " + unfit.getMessage(), unfit);
    }
    return new DriftPolicy(site.group(1), snapshot);
  }
}
