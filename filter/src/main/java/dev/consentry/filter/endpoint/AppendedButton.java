package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.policy.EnforcementPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * What the permanent button says in the site's own words. It stands on every page, before any
 * notice is asked for; so its words come with the script, in all languages, of which the script
 * alone knows the page's.
 */
final class AppendedButton {
  private AppendedButton() {}

  /**
   * The words, and the part of the widget that puts them on the button.
   *
   * @param policy one that has such words
   * @param part the part, as the service sent it
   */
  static Appended of(EnforcementPolicy policy, byte[] part) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(part.length + 256);
    text.writeBytes("\n;var consentryButton=".getBytes(UTF_8));
    text.writeBytes(json(policy).getBytes(UTF_8));
    text.writeBytes(";".getBytes(UTF_8));
    text.writeBytes(part);
    byte[] whole = text.toByteArray();
    return new Appended(
        whole, "b" + policy.version() + '-' + Integer.toHexString(Arrays.hashCode(whole)));
  }

  private static String json(EnforcementPolicy policy) {
    try {
      return Relay.BODIES.asString(policy.permanentButton());
    } catch (IOException impossible) {
      throw new UncheckedIOException("Texts can be written", impossible);
    }
  }
}
