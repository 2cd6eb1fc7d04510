package dev.consentry.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The company's identity provider (OpenID Connect), where there is one: verifies the tokens that it
 * signs and reads the roles that it names. Nothing unsigned counts, nor a token for somebody else.
 */
@Singleton
@Requires(property = IdentityProvider.Settings.PREFIX + ".issuer")
class IdentityProvider {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Settings settings;
  private final ProviderKeys fetched;

  IdentityProvider(Settings settings) {
    this.settings = settings;
    this.fetched = new ProviderKeys(settings.keysAddress());
    JWKSource<SecurityContext> keys = JWKSourceBuilder.create(fetched).retrying(true).build();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp", "iat")));
  }

  /**
   * Who holds this token.
   *
   * @param name the token's subject
   * @param roles those of its roles that mean something here
   */
  record Holder(String name, Set<Role> roles) {}

  /**
   * Who holds this token; empty if it is not one of the provider's that counts now.
   *
   * @throws ProblemException if nobody knows, because the provider's keys cannot be fetched
   */
  Optional<Holder> holder(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      return Optional.of(new Holder(claims.getSubject(), rolesOf(claims)));
    } catch (KeySourceException unknown) {
      // Keys may also be missing because unknown ones are not asked for again and again.
      if (fetched.areAway()) {
        throw new ProblemException(
            ProblemType.UNAVAILABLE,
            "The token cannot be checked: the identity provider's keys cannot be fetched. Try again"
                + " in a little while, or use an administration key.");
      }
      return Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      return Optional.empty();
    }
  }

  private Set<Role> rolesOf(JWTClaimsSet claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words(claims.getClaims())) {
      for (Role role : Role.values()) {
        if (settings.nameOf(role).equals(word)) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  /** The claim may lie inside another: {@code realm_access.roles}. */
  private Collection<String> words(Map<String, Object> claims) {
    Object value = claims;
    for (String part : settings.rolesClaim().split("\\.", -1)) {
      value = value instanceof Map<?, ?> members ? members.get(part) : null;
    }
    Set<String> words = new LinkedHashSet<>();
    if (value instanceof String text) {
      words.addAll(List.of(text.split(" ", -1)));
    } else if (value instanceof Collection<?> several) {
      several.forEach(each -> words.add(String.valueOf(each)));
    }
    return words;
  }

  /**
   * The settings below {@code consentry.identity-provider}.
   *
   * @param issuer who signs
   * @param audience who the tokens have to be for
   * @param keysAddress where the provider's keys are
   * @param rolesClaim the claim with the roles; dots lead into objects
   * @param names what the provider calls our roles, by our word; the same where nothing is said
   */
  record Settings(
      String issuer,
      String audience,
      URL keysAddress,
      String rolesClaim,
      Map<String, String> names) {
    static final String PREFIX = "consentry.identity-provider";

    String nameOf(Role role) {
      return names.getOrDefault(role.word(), role.word());
    }

    static URL address(String text) {
      try {
        URI address = URI.create(text);
        boolean safe =
            "https".equals(address.getScheme())
                || ("http".equals(address.getScheme())
                    && Set.of("localhost", "127.0.0.1")
                        .contains(String.valueOf(address.getHost())));
        if (safe) {
          return address.toURL();
        }
      } catch (IllegalArgumentException | MalformedURLException noAddress) {
        throw new IllegalArgumentException(PREFIX + ".jwks-url is no address", noAddress);
      }
      throw new IllegalArgumentException(
          PREFIX + ".jwks-url begins with https:// (http:// on this machine only)");
    }
  }
}
