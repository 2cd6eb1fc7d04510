package dev.consentry.drift;

import static java.util.stream.Collectors.joining;

import dev.consentry.filter.token.TokenSigner;
import dev.consentry.filter.token.VerificationKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a snapshot of a site's definition: its purposes and cookies, which is all that drift is
 * about. Whether the rest of the definition holds is for the service to say when it is published.
 */
final class DefinitionFile {
  /** What stands in a snapshot needs no escape in JSON. */
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7E&&[^\"\\\\]]+");

  private final Path file;

  private DefinitionFile(Path file) {
    this.file = file;
  }

  static String snapshot(Path file, String yaml) {
    return new DefinitionFile(file).snapshot(yaml);
  }

  private String snapshot(String yaml) {
    Map<?, ?> definition = map(load(yaml), "the file");
    String purposes =
        map(definition.get("purposes"), "purposes").keySet().stream()
            .map(id -> "{\"id\":" + text(id, "purposes") + ",\"since\":1}")
            .collect(joining(","));
    String cookies =
        list(definition.get("cookies")).stream().map(this::cookie).collect(joining(","));
    return "{\"format\":1,\"site\":%s,\"policyVersion\":1,\"model\":\"opt-in\",\"purposes\":[%s],\"cookies\":[%s],\"revoked\":[],\"keys\":[%s]}"
        .formatted(text(definition.get("site"), "site"), purposes, cookies, keyOfNobody());
  }

  private Object load(String yaml) {
    try {
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromString(yaml);
    } catch (YamlEngineException broken) {
      throw new IllegalArgumentException(
          "No policy from " + file + ": it is no YAML. " + broken.getMessage(), broken);
    }
  }

  private String cookie(@Nullable Object entry) {
    Map<?, ?> cookie = map(entry, "an entry of cookies");
    return "{\"name\":%s,\"purpose\":%s%s%s}"
        .formatted(
            text(cookie.get("name"), "name"),
            text(cookie.get("purpose"), "purpose"),
            optional(cookie, "domain"),
            optional(cookie, "path"));
  }

  private String optional(Map<?, ?> cookie, String name) {
    return cookie.containsKey(name) ? ",\"" + name + "\":" + text(cookie.get(name), name) : "";
  }

  private String text(@Nullable Object value, String what) {
    if (value instanceof String text && PLAIN.matcher(text).matches()) {
      return "\"" + text + "\"";
    }
    throw wrong(what + " is missing, or not a plain text");
  }

  private Map<?, ?> map(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(what + " is missing, or not a mapping");
  }

  private Collection<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong("cookies is missing, or not a list");
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(
        "No policy from " + file + ": " + problem + "; give a site's definition");
  }

  /** A snapshot has a key; no token is ever signed by this one. */
  private static String keyOfNobody() {
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    VerificationKey key = new TokenSigner("drift", seed).verificationKey();
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"drift\",\"x\":\"%s\"}"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()));
  }
}
