package dev.consentry.filter.containers.contract;

import dev.consentry.filter.containers.ways.Way;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a webapp answered to every way, asked several at a time as browsers do. */
final class Answers {
  private static final int AT_A_TIME = 4;

  private final Map<String, Answer> byWay;

  private Answers(Map<String, Answer> byWay) {
    this.byWay = byWay;
  }

  static Answers to(List<Way> ways, Client client, List<String> headers)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Map<String, Future<Answer>> asked = new TreeMap<>();
      for (Way way : ways) {
        asked.put(way.name(), threads.submit(() -> client.ask(way, headers)));
      }
      Map<String, Answer> answers = new TreeMap<>();
      for (Map.Entry<String, Future<Answer>> entry : asked.entrySet()) {
        answers.put(entry.getKey(), entry.getValue().get());
      }
      return new Answers(answers);
    } finally {
      threads.shutdownNow();
    }
  }

  Answer to(Way way) {
    Answer answer = byWay.get(way.name());
    if (answer == null) {
      throw new IllegalArgumentException("No way is called " + way.name());
    }
    return answer;
  }

  long leaks() {
    return byWay.values().stream()
        .filter(answer -> !SetCookies.refusedIn(answer.allLines()).isEmpty())
        .count();
  }
}
