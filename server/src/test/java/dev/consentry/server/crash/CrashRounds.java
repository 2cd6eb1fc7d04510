package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Visitors who answer at once while something is killed, and the check that nothing was lost. */
final class CrashRounds {
  private static final int VISITORS = 16;

  /** A fork in a chain, a gap, a record without its bearer, or a bearer without its record. */
  private static final List<String> HALF_RECORDS =
      List.of(
          "select count(*) from (select visitor from consent_record group by visitor"
              + " having count(*) <> max(place) or min(place) <> 1) as broken",
          "select count(*) from consent_record r left join consent_record p"
              + " on p.visitor = r.visitor and p.place = r.place - 1"
              + " where r.place > 1 and (p.id is null or p.id <> r.previous)",
          "select count(*) from (select r.visitor, r.records from"
              + " (select visitor, count(*) as records from consent_record group by visitor) r"
              + " left join (select visitor, count(*) as bearers from vault.bearer group by visitor) b"
              + " on b.visitor = r.visitor where b.bearers is null or b.bearers <> r.records) as half",
          "select count(*) from vault.bearer b"
              + " where not exists (select 1 from consent_record r where r.visitor = b.visitor)");

  /** The same moments in every run of the same seed: a failure can be repeated. */
  private final Random moments = new Random(Long.getLong("crash.seed", 4));

  private final List<Visitor> visitors = new ArrayList<>();
  private String granting = "";
  private String refusing = "";

  /** How many rounds to do: few in every build, all of them in the profile {@code crash}. */
  static int rounds(String name, int few) {
    int rounds = Integer.getInteger("crash.rounds." + name, few);
    System.out.printf("Crash test on %s: %d rounds%n", name, rounds);
    return rounds;
  }

  /** Lets visitors answer, and does that at a random moment in the midst of it. */
  void interrupt(ServiceProcess service, Interruption interruption) throws Exception {
    readNotice(service);
    CountDownLatch firstAnswer = new CountDownLatch(1);
    List<Visitor> present = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      present.add(new Visitor(granting, refusing, firstAnswer));
    }
    ExecutorService threads = Executors.newFixedThreadPool(VISITORS);
    try {
      List<Future<?>> answering = new ArrayList<>();
      for (Visitor visitor : present) {
        answering.add(threads.submit(() -> visitor.answerUntilItIsGone(service)));
      }
      assertThat(firstAnswer.await(60, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MILLISECONDS.sleep(moments.nextInt(400));
      interruption.happen();
      for (Future<?> each : answering) {
        each.get(120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    visitors.clear();
    present.stream().filter(visitor -> visitor.acknowledged() > 0).forEach(visitors::add);
  }

  /** Something that happens to the service or its database. */
  interface Interruption {
    void happen() throws Exception;
  }

  /** Sees to it that all that was acknowledged before the interruption is there. */
  long verify(ServiceProcess service) throws IOException {
    long acknowledged = 0;
    for (Visitor visitor : visitors) {
      visitor.verify(service);
      visitor.settle(service);
      visitor.verify(service);
      acknowledged += visitor.acknowledged();
    }
    return acknowledged;
  }

  /** Sees to it that no part of a record is there without the others. */
  static void verifyWhole(Connection connection) throws SQLException {
    for (String query : HALF_RECORDS) {
      try (Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery(query)) {
        count.next();
        assertThat(count.getLong(1)).as(query).isZero();
      }
    }
  }

  private void readNotice(ServiceProcess service) throws IOException {
    if (granting.isEmpty()) {
      String notice = service.get("/v1/sites/medit/notice?language=en").body();
      String hash = notice.replaceFirst("^\\{\"hash\":\"([^\"]+)\".*", "$1");
      granting = body(hash, "accept-all", true);
      refusing = body(hash, "refuse-all", false);
    }
  }

  private static String body(String hash, String action, boolean answer) {
    return """
    {"policyVersion": 1, "noticeHash": "%s", "language": "en", "action": "%s",
     "choices": {"analytics": %3$b, "advertising": %3$b, "preferences": %3$b}}
    """
        .formatted(hash, action, answer);
  }
}
