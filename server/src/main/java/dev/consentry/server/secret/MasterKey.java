package dev.consentry.server.secret;

import dev.consentry.server.mode.Mode;
import dev.consentry.server.random.RandomIds;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what must not be read in the database or a copy of it, with a key that is in neither:
 * AES-256-GCM (NIST SP 800-38D), bound to the name of what is sealed. Without a master key, which
 * production refuses, things stand open. A bad one stops the start before a database is opened.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class MasterKey {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
  private static final String SEALED = "gcm1.";
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final @Nullable SecretKeySpec key;

  MasterKey(
      @Property(name = "consentry.master-key") @Nullable String given,
      @Property(name = "consentry.master-key-file") @Nullable String file,
      Mode mode) {
    String text = given == null || given.isBlank() ? read(file, mode.isProduction()) : given;
    this.key = text == null ? null : new SecretKeySpec(bytes(text.strip()), "AES");
  }

  /** Whether there is a key: what is sealed now is sealed indeed. */
  public boolean isThere() {
    return key != null;
  }

  /** Whether a text is sealed. */
  public static boolean isSealed(String text) {
    return text.startsWith(SEALED);
  }

  /**
   * Seals a text, if there is a key; else gives it back as it is.
   *
   * @param name what it is; needed to open it
   */
  public String seal(String name, String text) {
    if (key == null) {
      return text;
    }
    byte[] nonce = RandomIds.bytes(NONCE_BYTES);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, nonce, name)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
      return SEALED + ENCODER.encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has AES in GCM", impossible);
    }
  }

  /**
   * Opens what was sealed; gives back what never was.
   *
   * @throws IllegalStateException if this is not the key that it was sealed with
   */
  public String open(String name, String text) {
    if (!isSealed(text)) {
      return text;
    }
    if (key == null) {
      throw new IllegalStateException(
          "The database holds sealed keys, and there is no master key: set CONSENTRY_MASTER_KEY or"
              + " CONSENTRY_MASTER_KEY_FILE to the one that sealed them");
    }
    byte[] whole = Base64.getUrlDecoder().decode(text.substring(SEALED.length()));
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    try {
      byte[] opened =
          cipher(Cipher.DECRYPT_MODE, key, nonce, name)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return new String(opened, StandardCharsets.UTF_8);
    } catch (AEADBadTagException another) {
      throw new IllegalStateException(
          "The master key is not the one that sealed the keys in this database: set that one",
          another);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has AES in GCM", impossible);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static @Nullable String read(@Nullable String file, boolean production) {
    if (file == null || file.isBlank()) {
      return null;
    }
    checkRights(Path.of(file), production);
    try {
      return Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The file that consentry.master-key-file names cannot be read: check its name and rights",
          unreadable);
    }
  }

  private static void checkRights(Path file, boolean production) {
    try {
      if (Collections.disjoint(Files.getPosixFilePermissions(file), OF_OTHERS)) {
        return;
      }
    } catch (UnsupportedOperationException | IOException unknown) {
      // Systems without such rights; what is not there is complained about by who reads it.
      return;
    }
    String complaint =
        "consentry.master-key-file names a file that everybody on this machine may read or change:"
            + " chmod 600 "
            + file;
    if (production) {
      throw new IllegalArgumentException(complaint);
    }
    LOG.warn(complaint);
  }

  private static byte[] bytes(String text) {
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException noBase64) {
      // Complained of below, without the text.
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "consentry.master-key, or the file that consentry.master-key-file names, is not 32 bytes"
              + " in base64: make one with openssl rand -base64 32");
    }
    if (Arrays.equals(bytes, new byte[KEY_BYTES])) {
      throw new IllegalArgumentException(
          "consentry.master-key, or the file that consentry.master-key-file names, is all zeros,"
              + " which anybody guesses: make one with openssl rand -base64 32");
    }
    return bytes;
  }

  @Override
  public String toString() {
    return "MasterKey[REDACTED]";
  }
}
