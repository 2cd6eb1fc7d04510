package dev.consentry.server.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consentry.server.token.SigningKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A delivery as it is sent, signed as the Standard Webhooks specification has it for Ed25519
 * (https://www.standardwebhooks.com): the vendor verifies it with the keys of {@code
 * /.well-known/jwks.json}.
 *
 * @param headers the headers, by name
 * @param body the JSON
 */
@SuppressWarnings("ArrayRecordComponent") // what is sent, unread and uncompared
record DeliveryMessage(Map<String, String> headers, byte[] body) {
  private static final JsonFactory JSON = new JsonFactory();

  static DeliveryMessage of(Delivery delivery, SigningKeys keys, Instant now) {
    byte[] body = write(delivery);
    String begin = delivery.id() + "." + now.getEpochSecond() + ".";
    SigningKeys.Signature signature = keys.sign(join(begin, body));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    headers.put("webhook-id", delivery.id());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature", "v1a," + Base64.getEncoder().encodeToString(signature.bytes()));
    headers.put("webhook-key", signature.keyId());
    return new DeliveryMessage(headers, body);
  }

  private static byte[] join(String begin, byte[] body) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(begin.getBytes(StandardCharsets.US_ASCII));
    joined.writeBytes(body);
    return joined.toByteArray();
  }

  private static byte[] write(Delivery delivery) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      json.writeStringField("type", delivery.kind().word());
      json.writeStringField("timestamp", delivery.occurredAt().toString());
      json.writeObjectFieldStart("data");
      json.writeStringField("site", delivery.site());
      json.writeStringField("vendor", delivery.vendor());
      json.writeStringField("record", delivery.recordHash());
      json.writeArrayFieldStart("purposes");
      for (String purpose : delivery.purposes()) {
        json.writeString(purpose);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return written.toByteArray();
  }
}
