package dev.consentry.filter.containers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.consentry.filter.containers.contract.Container.Running;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.ways.Way;
import dev.consentry.filter.containers.ways.Ways;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract: one test class for each container extends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NothingLeaks {
  private static final String WAYS = "namesOfWays";
  private static final String PRIVATE = "cache-control: private";

  private final Container container;
  private final Differences differences;
  private final Protocol protocol;
  private @Nullable Answers without;
  private @Nullable Answers with;
  private @Nullable Answers grantedWithout;
  private @Nullable Answers grantedWith;

  /** Puts a container to the test. */
  protected NothingLeaks(Container container, Differences differences) {
    this(container, differences, Protocol.HTTP_1_1);
  }

  /** Puts a container to the test, asked in some version of HTTP. */
  protected NothingLeaks(Container container, Differences differences, Protocol protocol) {
    this.container = container;
    this.differences = differences;
    this.protocol = protocol;
  }

  Stream<String> namesOfWays() {
    return ways().stream().map(Way::name);
  }

  private List<Way> ways() {
    return Ways.all().stream()
        .filter(way -> !differences.has(Kind.NOT_OFFERED, way.name()))
        .toList();
  }

  @BeforeAll
  void ask_all(@TempDir Path directory) throws Exception {
    List<String> granted = PolicyService.everythingGranted();
    try (Running bare = container.start(WebappDirectory.bare(directory.resolve("bare")))) {
      without = answers(bare, List.of());
      grantedWithout = answers(bare, granted);
    }
    try (PolicyService service = new PolicyService()) {
      Map<String, String> settings = new TreeMap<>();
      settings.put("consentry.service", service.address());
      settings.put("consentry.site", PolicyService.SITE);
      try (Running guarded = start(directory.resolve("guarded"), settings)) {
        with = answers(guarded, List.of());
      }
      settings.put("consentry.unknown-cookies", "keep");
      try (Running granting = start(directory.resolve("granting"), settings)) {
        grantedWith = answers(granting, granted);
      }
    }
    String results = System.getProperty("consentry.ways.results");
    if (results != null) {
      Path folder = Files.createDirectories(Path.of(results));
      Files.writeString(folder.resolve(title().replace('/', '-') + ".md"), resultRow());
    }
  }

  private Answers answers(Running webapp, List<String> headers) throws Exception {
    try (Client client = protocol.clientTo(webapp.port())) {
      return Answers.to(ways(), client, headers);
    }
  }

  private String title() {
    return container.title() + protocol.title();
  }

  private Running start(Path root, Map<String, String> settings) throws Exception {
    return container.start(WebappDirectory.guarded(root, settings));
  }

  private String resultRow() {
    return "| %s | %d | %d | %d |%n"
        .formatted(title(), ways().size(), all(without).leaks(), all(with).leaks());
  }

  @ParameterizedTest
  @MethodSource(WAYS)
  void without_the_filter_refused_cookies_leave(String name) throws Throwable {
    Way way = way(name);
    Answer answer = all(without).to(way);
    List<String> refused = SetCookies.refusedIn(answer.allLines());

    assumeReliable(name);
    holds(
        name,
        () -> {
          assertThat(answer.ended()).isTrue();
          if (way.isRefusing() && !differences.has(Kind.HARMLESS_HERE, name)) {
            assertThat(refused).isNotEmpty();
            assertThat(answer.status())
                .isEqualTo(way.status() == 0 ? answer.status() : way.status());
          } else {
            assertThat(refused).isEmpty();
          }
        });
  }

  @ParameterizedTest
  @MethodSource(WAYS)
  void no_refused_cookie_leaves(String name) throws Throwable {
    Answer answer = all(with).to(way(name));

    holdsUnless(
        Kind.KNOWN_LEAK, name, () -> assertThat(SetCookies.refusedIn(answer.allLines())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource(WAYS)
  void kept_cookies_leave_byte_for_byte_and_in_order(String name) throws Throwable {
    List<String> before = SetCookies.in(all(without).to(way(name)).allLines());
    List<String> after = SetCookies.in(all(with).to(way(name)).allLines());

    assumeReliable(name);
    holdsUnless(
        Kind.KEPT_DIFFERS,
        name,
        () -> {
          assertThat(after)
              .filteredOn(SetCookies::isEssential)
              .isEqualTo(before.stream().filter(SetCookies::isEssential).toList());
          assertThat(after).containsAll(before.stream().filter(SetCookies::isDeletion).toList());
        });
  }

  @ParameterizedTest
  @MethodSource(WAYS)
  void status_headers_and_body_are_those_without_the_filter(String name) throws Throwable {
    Way way = way(name);
    Answer before = all(without).to(way);
    Answer after = all(with).to(way);

    assumeSteady(name);
    holdsUnless(
        Kind.ANSWER_DIFFERS,
        name,
        () -> {
          assertThat(after.status()).as("%s", after.body()).isEqualTo(before.status());
          assertThat(after.ended()).isTrue();
          assertThat(headersWithoutOurs(way, before, after)).isEqualTo(headers(way, before));
          if (!way.bodyVaries()) {
            assertThat(after.body()).isEqualTo(before.body());
          }
        });
  }

  @ParameterizedTest
  @MethodSource(WAYS)
  void with_everything_granted_the_answer_is_the_one_without_the_filter(String name)
      throws Throwable {
    Way way = way(name);
    Answer before = all(grantedWithout).to(way);
    Answer after = all(grantedWith).to(way);

    assumeSteady(name);
    holdsUnless(
        Kind.GRANTED_DIFFERS,
        name,
        () -> {
          assertThat(after.status()).as("%s", after.body()).isEqualTo(before.status());
          assertThat(SetCookies.in(after.allLines())).isEqualTo(SetCookies.in(before.allLines()));
          assertThat(headers(way, after)).isEqualTo(headers(way, before));
          if (!way.bodyVaries()) {
            assertThat(after.body()).isEqualTo(before.body());
          }
        });
  }

  @Test
  void every_difference_is_one_of_a_way_that_there_is() {
    List<String> names = Ways.all().stream().map(Way::name).toList();
    for (Kind kind : Kind.values()) {
      assertThat(names).as(kind.name()).containsAll(differences.of(kind));
    }
  }

  /** Reports name parameters by their number only; the message says which way it was. */
  private static void holds(String name, ThrowingCallable check) throws Throwable {
    try {
      check.call();
    } catch (AssertionError failure) {
      throw new AssertionError(name + ": " + failure.getMessage(), failure);
    }
  }

  private void holdsUnless(Kind kind, String name, ThrowingCallable check) throws Throwable {
    if (differences.has(kind, name)) {
      assertThat(catchThrowable(check))
          .as("%s is no %s any more: take it off the list", name, kind)
          .isNotNull();
    } else {
      holds(name, check);
    }
  }

  private void assumeReliable(String name) {
    assumeFalse(
        differences.has(Kind.UNRELIABLE, name),
        () -> title() + " at times gives " + name + " the wrong answer, or none");
  }

  private void assumeSteady(String name) {
    assumeReliable(name);
    assumeFalse(
        differences.has(Kind.UNSTEADY, name),
        () -> title() + " answers " + name + " now this way, now that");
  }

  /** Whoever is refused something gets an answer that no shared cache may keep: that is ours. */
  private List<String> headersWithoutOurs(Way way, Answer before, Answer after) {
    List<String> headers = new ArrayList<>(headers(way, after));
    if (way.isTrying() && !headers(way, before).contains(PRIVATE)) {
      headers.remove(PRIVATE);
    }
    return headers;
  }

  private List<String> headers(Way way, Answer answer) {
    return answer.lines().stream()
        .filter(line -> !SetCookies.isSetCookie(line))
        .map(NothingLeaks::withLowerCaseName)
        .map(container::comparable)
        .filter(line -> !line.isEmpty() && !line.startsWith("date:"))
        .filter(line -> !way.bodyVaries() || !line.startsWith("content-length:"))
        .sorted()
        .toList();
  }

  private static String withLowerCaseName(String line) {
    int colon = Math.max(0, line.indexOf(':'));
    return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
  }

  private static Way way(String name) {
    Way way = Ways.named(name);
    if (way == null) {
      throw new IllegalArgumentException("No way is called " + name);
    }
    return way;
  }

  private static Answers all(@Nullable Answers answers) {
    if (answers == null) {
      throw new IllegalStateException("Nothing was asked yet.");
    }
    return answers;
  }
}
