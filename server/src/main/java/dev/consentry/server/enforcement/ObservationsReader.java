package dev.consentry.server.enforcement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of observations, strictly: nothing unknown, nothing long, nothing twice. */
final class ObservationsReader {
  /** The largest body that is read, in bytes. */
  static final int MAX_BYTES = 128 * 1024;

  /** The largest batch. */
  static final int MAX_BATCH = 200;

  private static final long MAX_COUNT = 1_000_000_000;
  private static final Map<String, Pattern> TEXTS =
      Map.of(
          "cookie", Pattern.compile("[\\x21-\\x7E]{0,64}"),
          "outcome", Pattern.compile("[A-Z_]{1,16}"),
          "way", Pattern.compile("[A-Za-z ]{1,24}"),
          "path", Pattern.compile("[\\x21-\\x7E]{0,128}"));
  private static final Set<String> MEMBERS = Set.of("cookie", "outcome", "way", "path", "count");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(3)
                  .maxStringLength(256)
                  .maxNumberLength(19)
                  .build())
          .build();

  private ObservationsReader() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException that says what to change
   */
  static List<Observation> read(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new ProblemException(
          ProblemType.TOO_LARGE,
          "Observations are at most " + MAX_BYTES + " bytes. Send fewer at once.");
    }
    try (JsonParser parser = JSON.createParser(body)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "The body is one JSON object");
      expect("observations".equals(parser.nextFieldName()), "Its one member is observations");
      expect(parser.nextToken() == JsonToken.START_ARRAY, "observations is an array");
      List<Observation> observations = new ArrayList<>();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        observations.add(observation(parser));
        expect(
            observations.size() <= MAX_BATCH, "There are at most " + MAX_BATCH + " observations");
      }
      expect(parser.currentToken() == JsonToken.END_ARRAY, "An observation is an object");
      expect(parser.nextToken() == JsonToken.END_OBJECT, "Its one member is observations");
      expect(parser.nextToken() == null, "Nothing stands behind the object");
      return observations;
    } catch (IOException e) {
      throw malformed("The body is not the JSON object that this address takes");
    }
  }

  private static Observation observation(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    long count = 0;
    String name = parser.nextFieldName();
    while (name != null) {
      expect(MEMBERS.contains(name), "An observation has cookie, outcome, way, path and count");
      JsonToken type = parser.nextToken();
      if ("count".equals(name)) {
        expect(type == JsonToken.VALUE_NUMBER_INT, "count is a whole number");
        count = parser.getLongValue();
      } else {
        expect(type == JsonToken.VALUE_STRING, name + " is a string");
        texts.put(name, parser.getText());
      }
      name = parser.nextFieldName();
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "An observation is an object");
    expect(count >= 1 && count <= MAX_COUNT, "count is from 1 to " + MAX_COUNT);
    return new Observation(
        text(texts, "cookie"),
        text(texts, "outcome"),
        text(texts, "way"),
        text(texts, "path"),
        count);
  }

  private static String text(Map<String, String> texts, String name) {
    @Nullable String text = texts.get(name);
    Pattern pattern = TEXTS.get(name);
    if (text == null || pattern == null || !pattern.matcher(text).matches()) {
      throw malformed(name + " is missing, too long, or has characters that it cannot have");
    }
    return text;
  }

  private static void expect(boolean holds, String rule) {
    if (!holds) {
      throw malformed(rule);
    }
  }

  private static ProblemException malformed(String rule) {
    return new ProblemException(
        ProblemType.MALFORMED, rule + ". Send it as /openapi.yml describes.");
  }
}
