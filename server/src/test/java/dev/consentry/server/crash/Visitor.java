package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A visitor who answers again and again, and remembers what the service acknowledged. Every answer
 * is a named request, so that one whose fate is unknown can be sent again.
 */
final class Visitor {
  private static final String PATH = "/v1/sites/medit/choices";
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final String granting;
  private final String refusing;
  private final CountDownLatch firstAnswer;
  private final List<String> acknowledged = new ArrayList<>();
  private String pendingKey = "";
  private String pendingBody = "";

  /**
   * A visitor.
   *
   * @param granting the body of a choice that grants all
   * @param refusing the body of a choice that refuses all
   * @param firstAnswer is counted down with each choice that is acknowledged
   */
  Visitor(String granting, String refusing, CountDownLatch firstAnswer) {
    this.granting = granting;
    this.refusing = refusing;
    this.firstAnswer = firstAnswer;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Answers until the service is gone. What it answers besides 201 has to be an honest 503. */
  void answerUntilItIsGone(ServiceProcess service) {
    try {
      while (answer(service)) {
        // the next
      }
    } catch (IOException gone) {
      // its fate is not known
    }
  }

  /** Sends the answer whose fate is not known once more, and twice: both find one record. */
  void settle(ServiceProcess service) throws IOException {
    if (pendingKey.isEmpty()) {
      return;
    }
    HttpResponse<String> first = send(service);
    HttpResponse<String> second = send(service);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    acknowledge(first);
  }

  /** Sees to it that all that was acknowledged is there, and at most one answer more. */
  void verify(ServiceProcess service) throws IOException {
    for (String token : List.of(first(), last())) {
      HttpResponse<String> seen =
          service.get("/v1/sites/medit/visitor", "Authorization", "Bearer " + token);
      assertThat(seen.statusCode()).isEqualTo(200);
      int receipts = seen.body().split("\"noticeHash\"", -1).length - 1;
      assertThat(receipts)
          .isBetween(acknowledged.size(), acknowledged.size() + (pendingKey.isEmpty() ? 0 : 1));
    }
  }

  private boolean answer(ServiceProcess service) throws IOException {
    pendingKey = UUID.randomUUID().toString();
    pendingBody = acknowledged.size() % 2 == 0 ? granting : refusing;
    HttpResponse<String> answer = send(service);
    if (answer.statusCode() != 201) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("stored");
      return false;
    }
    acknowledge(answer);
    return true;
  }

  private HttpResponse<String> send(ServiceProcess service) throws IOException {
    return acknowledged.isEmpty()
        ? service.post(PATH, pendingBody, "Idempotency-Key", pendingKey)
        : service.post(
            PATH, pendingBody, "Idempotency-Key", pendingKey, "Authorization", "Bearer " + last());
  }

  private void acknowledge(HttpResponse<String> answer) {
    Matcher token = TOKEN.matcher(answer.body());
    assertThat(token.find()).isTrue();
    acknowledged.add(token.group(1));
    pendingKey = "";
    firstAnswer.countDown();
  }

  private String first() {
    return acknowledged.get(0);
  }

  private String last() {
    return acknowledged.get(acknowledged.size() - 1);
  }
}
