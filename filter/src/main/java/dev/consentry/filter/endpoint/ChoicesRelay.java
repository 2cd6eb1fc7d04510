package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenVerdict.Accepted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records a visitor's choices: hands them to the service and, when the service has recorded them,
 * sets the two consent cookies. Anything short of that sets no cookie.
 */
final class ChoicesRelay {
  static final int MAX_BYTES = 16 * 1024;

  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final int CREATED = 201;

  private final Relay relay;
  private final Supplier<EnforcementPolicy> policy;
  private final LongSupplier nowSeconds;

  ChoicesRelay(Relay relay, Supplier<EnforcementPolicy> policy, LongSupplier nowSeconds) {
    this.relay = relay;
    this.policy = policy;
    this.nowSeconds = nowSeconds;
  }

  EndpointAnswer answer(EndpointRequest request) throws IOException {
    if (!SameOrigin.holds(request)) {
      return ProblemAnswer.notSameOrigin();
    }
    if (!isJson(request.header("Content-Type"))) {
      return ProblemAnswer.notJson();
    }
    byte[] body = request.body(MAX_BYTES);
    if (body.length > MAX_BYTES) {
      return ProblemAnswer.tooLarge(MAX_BYTES);
    }
    return record(request, body);
  }

  /** Records an answer that was not sent as JSON, in the same way. */
  EndpointAnswer record(EndpointRequest request, Map<String, Object> answer) {
    try {
      return record(request, Relay.BODIES.asString(answer).getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private EndpointAnswer record(EndpointRequest request, byte[] body) throws IOException {
    HttpRequest.Builder relayed =
        relay
            .siteRequest("choices")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Relay.copy(request, relayed, "Idempotency-Key");
    Relay.authorize(relayed, request.token());
    HttpResponse<byte[]> answer = relay.send(relayed);
    if (answer == null) {
      return ProblemAnswer.unconfirmed();
    }
    return answer.statusCode() == CREATED ? recorded(request, answer) : Relay.error(answer);
  }

  private EndpointAnswer recorded(EndpointRequest request, HttpResponse<byte[]> answer)
      throws IOException {
    Map<String, Object> json = Relay.json(answer);
    if (json == null
        || !(json.get("token") instanceof String text)
        || !(json.get("receipt") instanceof Map<?, ?> receipt)) {
      return ProblemAnswer.unconfirmed();
    }
    long now = nowSeconds.getAsLong();
    RecordedChoices choices = RecordedChoices.of(receipt);
    if (choices == null || !(policy.get().verify(text, now) instanceof Accepted accepted)) {
      LOG.log(
          Level.WARNING,
          "Consentry: the service recorded a choice, but its answer does not hold under the site''s"
              + " keys, so no cookie was set. Check that service and site are the right ones, and"
              + " both clocks.");
      return ProblemAnswer.unconfirmed();
    }
    ConsentToken token = accepted.token();
    String value = choices.text(token.policyVersion());
    byte[] body =
        Relay.BODIES.asString(Map.of("receipt", receipt)).getBytes(StandardCharsets.UTF_8);
    return EndpointAnswer.of(CREATED, body)
        .with("Content-Type", "application/json")
        .with("Cache-Control", "no-store")
        .with("Set-Cookie", request.cookies().setToken(text, token.expiresAt(), now))
        .with("Set-Cookie", request.cookies().setChoices(value, token.expiresAt(), now));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
  }
}
