package dev.consentry.filter.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of tokens: one flat object of strings and whole numbers, no name twice, nothing behind
 * it.
 */
final class TokenJson {
  /** Buffers are kept here, not in the container's threads, which outlive the webapp. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1)
                  .maxNumberLength(19)
                  .maxStringLength(TokenVerifier.MAX_LENGTH)
                  .build())
          .build();

  private TokenJson() {}

  /**
   * The object's members, each a {@link String} or a {@link Long}; null if it is anything but such
   * an object.
   */
  static @Nullable Map<String, Object> read(byte[] utf8) {
    try (JsonParser parser = JSON.createParser(decode(utf8))) {
      return object(parser);
    } catch (IOException notJson) {
      return null;
    }
  }

  private static @Nullable Map<String, Object> object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken type = parser.nextToken();
      if (type == JsonToken.VALUE_STRING) {
        members.put(name, parser.getText());
      } else if (type == JsonToken.VALUE_NUMBER_INT) {
        members.put(name, parser.getLongValue());
      } else {
        return null;
      }
    }
    return parser.nextToken() == null ? members : null;
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }
}
