package dev.blotter.user;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key above all users' keys, which nobody has who has the database alone. It is read when the
 * service starts, which fails without it, and it is never used itself: each purpose has a key
 * derived from it.
 */
@Startup
@ApplicationScoped
public class MasterKey {
  static final int BYTES = 32;

  private final SecretKey wrapping;
  private final SecretKey emails;
  private final SecretKey snapshots;

  @Inject
  public MasterKey(PrivacyConfig config) {
    this(
        config
            .masterKey()
            .map(MasterKey::decoded)
            .orElseGet(() -> MasterKeyFile.read(config, new SecureRandom())));
  }

  MasterKey(byte[] master) {
    if (master.length != BYTES) {
      throw new IllegalStateException("the master key must have " + BYTES + " bytes");
    }
    var key = Hmac.key(master);
    wrapping = new SecretKeySpec(Hmac.of(key, "blotter:user-keys:1"), "AES");
    emails = Hmac.key(Hmac.of(key, "blotter:user-emails:1"));
    snapshots = Hmac.key(Hmac.of(key, "blotter:snapshots:1"));
  }

  /**
   * The key in a text.
   *
   * @param base64 32 bytes in base64
   * @throws IllegalStateException if it is none
   */
  public static MasterKey parse(String base64) {
    return new MasterKey(decoded(base64));
  }

  /**
   * Whether a user's key was wrapped by this one.
   *
   * @param wrapped as it is stored
   */
  public boolean opens(UUID user, byte[] wrapped) {
    return new AesGcm(new SecureRandom()).open(wrapping, user, wrapped).isPresent();
  }

  /** The key that users' keys are wrapped with. */
  SecretKey wrapping() {
    return wrapping;
  }

  /** The key that e-mail addresses are hashed with. */
  SecretKey emails() {
    return emails;
  }

  /** The key that the kept states of all aggregates are authenticated with. */
  public SecretKey snapshots() {
    return snapshots;
  }

  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the master key is not base64", e);
    }
  }
}
