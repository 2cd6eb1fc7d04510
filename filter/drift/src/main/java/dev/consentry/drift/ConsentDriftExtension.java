package dev.consentry.drift;

import dev.consentry.filter.cookie.CookieNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a webapp's own tests when the webapp sets a cookie that its policy does not declare. The
 * webapp runs in the tests' own process with the Consentry filter in it; this extension gives the
 * filter its policy and hears what it sees, so nothing has to be set but where the policy is:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ConsentDriftExtension DRIFT =
 *     ConsentDriftExtension.withDefinition(Path.of("consent/medit.yaml"));
 * }</pre>
 *
 * <p>The filter only observes: what the tests check otherwise is what it is without it. A test
 * during which an undeclared cookie was set fails and names the cookie, the way and the paths; so
 * does a class at whose end one turns up, and a class in whose process no filter ever asked for its
 * policy, as nothing was checked then. Test classes that run at the same time may be blamed for one
 * another's cookies.
 */
public final class ConsentDriftExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ConsentDriftExtension.class);

  private final String source;
  private final Supplier<DriftPolicy> policy;
  private final List<String> exceptions;
  private @Nullable DriftWatch watch;
  private @Nullable FilterSettings settings;

  private ConsentDriftExtension(
      String source, Supplier<DriftPolicy> policy, List<String> exceptions) {
    this.source = source;
    this.policy = policy;
    this.exceptions = exceptions;
  }

  /**
   * Checks against a site's definition, the YAML file that the company keeps in git.
   *
   * @param file the definition; a relative path starts where the tests run, in Maven at the module
   */
  public static ConsentDriftExtension withDefinition(Path file) {
    return new ConsentDriftExtension(
        file.toString(), () -> DriftPolicy.ofDefinition(file), List.of());
  }

  /**
   * Checks against a snapshot, as {@code GET /v1/sites/{site}/enforcement} of the service answers,
   * or as a filter keeps it in its {@code cache-directory}.
   */
  public static ConsentDriftExtension withSnapshot(Path file) {
    return new ConsentDriftExtension(
        file.toString(), () -> DriftPolicy.ofSnapshot(file), List.of());
  }

  /**
   * Checks against what a service has published; asks it once for each process.
   *
   * @param service the service's address, such as {@code https://consent.medit.example}
   * @param site the site's name there, such as {@code medit}
   */
  public static ConsentDriftExtension withService(URI service, String site) {
    return new ConsentDriftExtension(
        service + " " + site, () -> DriftPolicy.ofService(service, site), List.of());
  }

  /**
   * Lets cookies pass that the policy does not declare: those that the tests set themselves.
   *
   * @param names names, or prefix patterns such as {@code test_*}
   * @throws IllegalArgumentException if a name has a {@code *} anywhere but at its end
   */
  public ConsentDriftExtension except(String... names) {
    List<String> more = new ArrayList<>(exceptions);
    more.addAll(Arrays.asList(names));
    exceptions(more);
    return new ConsentDriftExtension(source, policy, more);
  }

  private static CookieNames<Boolean> exceptions(List<String> names) {
    return CookieNames.of(
        names.stream().distinct().collect(Collectors.toMap(Function.identity(), any -> true)));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // One for the whole run: Spring and others keep a webapp from one test class to the next.
    DriftService service =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                source, any -> DriftService.start(policy.get()), DriftService.class);
    watch = new DriftWatch(service, exceptions(exceptions));
    settings = FilterSettings.set(service);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    begun().check();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (settings != null) {
      settings.restore();
    }
    begun().checkAtEnd();
  }

  private DriftWatch begun() {
    if (watch == null) {
      throw new IllegalStateException(
          "Make the field of ConsentDriftExtension static: it has to begin before the webapp does.");
    }
    return watch;
  }
}
