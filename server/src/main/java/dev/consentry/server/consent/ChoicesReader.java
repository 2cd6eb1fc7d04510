package dev.consentry.server.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of choices, strictly: nothing unknown, nothing twice, nothing converted. A consent
 * that has to be guessed is none.
 */
final class ChoicesReader {
  /** The largest body that is read, in bytes. */
  static final int MAX_BYTES = 16 * 1024;

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

  private @Nullable Integer policyVersion;
  private @Nullable String noticeHash;
  private @Nullable String language;
  private @Nullable ConsentAction action;
  private @Nullable Map<String, Boolean> choices;
  private PartChoices parts = PartChoices.NONE;

  private ChoicesReader() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException that says what to change
   */
  static ChoicesRequest read(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new ProblemException(
          ProblemType.TOO_LARGE,
          "Choices are at most " + MAX_BYTES + " bytes. Send only what the notice asks.");
    }
    try (JsonParser parser = JSON.createParser(body)) {
      return new ChoicesReader().read(parser);
    } catch (IOException e) {
      throw malformed("The body is not the JSON object that this address takes");
    }
  }

  private ChoicesRequest read(JsonParser parser) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "The body is one JSON object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      readMember(parser.currentName(), parser);
    }
    expect(parser.nextToken(), null, "Nothing stands behind the object");
    return whole();
  }

  private void readMember(String name, JsonParser parser) throws IOException {
    JsonToken type = parser.nextToken();
    switch (name) {
      case "policyVersion" -> {
        expect(type, JsonToken.VALUE_NUMBER_INT, "policyVersion is a whole number");
        policyVersion = parser.getIntValue();
      }
      case "noticeHash" -> noticeHash = text(type, parser, name);
      case "language" -> language = text(type, parser, name);
      case "action" -> action = action(text(type, parser, name));
      case "choices" -> {
        expect(type, JsonToken.START_OBJECT, "choices is an object of true and false");
        choices = readChoices(parser, name);
      }
      case "parts" -> {
        expect(type, JsonToken.START_OBJECT, "parts is an object with an object for each purpose");
        parts = readParts(parser);
      }
      default ->
          throw malformed("\"" + printable(name) + "\" is not a member that this address takes");
    }
  }

  private static PartChoices readParts(JsonParser parser) throws IOException {
    Map<String, Map<String, Boolean>> parts = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String purpose = parser.currentName();
      String name = "parts." + printable(purpose);
      expect(parser.nextToken(), JsonToken.START_OBJECT, name + " is an object of true and false");
      parts.put(purpose, readChoices(parser, name));
    }
    return new PartChoices(parts);
  }

  private static Map<String, Boolean> readChoices(JsonParser parser, String name)
      throws IOException {
    Map<String, Boolean> choices = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String asked = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
        throw malformed(name + "." + printable(asked) + " is true or false");
      }
      choices.put(asked, value == JsonToken.VALUE_TRUE);
    }
    return choices;
  }

  private ChoicesRequest whole() {
    TreeSet<String> missing = new TreeSet<>();
    if (policyVersion == null) {
      missing.add("policyVersion");
    }
    if (noticeHash == null) {
      missing.add("noticeHash");
    }
    if (language == null) {
      missing.add("language");
    }
    if (action == null) {
      missing.add("action");
    }
    if (choices == null) {
      missing.add("choices");
    }
    if (policyVersion == null
        || noticeHash == null
        || language == null
        || action == null
        || choices == null) {
      throw malformed(String.join(", ", missing) + " missing");
    }
    return new ChoicesRequest(policyVersion, noticeHash, language, action, choices, parts);
  }

  private static String text(JsonToken type, JsonParser parser, String name) throws IOException {
    expect(type, JsonToken.VALUE_STRING, name + " is a string");
    return parser.getText();
  }

  private static ConsentAction action(String word) {
    return ConsentAction.of(word)
        .filter(action -> action != ConsentAction.CARRY_OVER)
        .orElseThrow(() -> malformed("action is accept-all, refuse-all, save or withdraw"));
  }

  private static void expect(@Nullable JsonToken found, @Nullable JsonToken expected, String rule) {
    if (found != expected) {
      throw malformed(rule);
    }
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9_-]{1,40}") ? name : "…";
  }

  private static ProblemException malformed(String rule) {
    return new ProblemException(
        ProblemType.MALFORMED, rule + ". Send it as /openapi.yml describes.");
  }
}
