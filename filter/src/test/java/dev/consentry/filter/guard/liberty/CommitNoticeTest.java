package dev.consentry.filter.guard.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CommitNoticeTest {
  /** What the server's listeners look like. */
  public interface Listener {
    void preHeaderCommit(Object request, Object response);
  }

  private final List<Object> committed = new ArrayList<>();

  private static Listener listener() throws ReflectiveOperationException {
    Method get = Map.class.getMethod("get", Object.class);
    return (Listener)
        Proxy.newProxyInstance(
            CommitNoticeTest.class.getClassLoader(),
            new Class<?>[] {Listener.class},
            new CommitNotice(get, "judge"));
  }

  @Test
  void tells_whoever_left_word_with_the_request() throws Exception {
    Consumer<Object> judge = committed::add;

    listener().preHeaderCommit(Map.of("judge", judge), "response");

    assertThat(committed).containsExactly("response");
  }

  @Test
  void leaves_the_requests_of_others_alone() throws Exception {
    listener().preHeaderCommit(Map.of(), "response");
    listener().preHeaderCommit(Map.of("judge", "no judge"), "response");

    assertThat(committed).isEmpty();
  }

  @Test
  void can_be_told_from_others_in_the_lists_of_the_server() throws Exception {
    Listener listener = listener();
    Listener other = listener();

    assertThat(List.of(other, listener).indexOf(listener)).isEqualTo(1);
    assertThat(Set.of(other, listener)).contains(listener);
  }

  @Test
  void names_classes_of_the_jdk_only() {
    assertThat(CommitNotice.class.getDeclaredFields())
        .allSatisfy(field -> assertThat(field.getType().getName()).startsWith("java."));
  }
}
