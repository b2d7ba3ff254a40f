package dev.blotter.user;

import dev.blotter.job.StartOrder;
import dev.blotter.kernel.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key above all users' keys, which nobody has who has the database alone. It is read when the
 * service starts, which fails without it, and it is never used itself: each purpose has a key
 * derived from it.
 */
@Startup(StartOrder.SETTINGS)
@ApplicationScoped
public class MasterKey {
  static final int BYTES = 32;

  /** The setting that holds it, in words. */
  public static final String SETTING = "blotter.privacy.master-key (BLOTTER_MASTER_KEY)";

  private final SecretKey wrapping;
  private final SecretKey emails;
  private final SecretKey snapshots;

  @Inject
  public MasterKey(PrivacyConfig config) {
    this(
        config
            .masterKey()
            .map(text -> decoded(SETTING, text))
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
   * @param setting where it is set
   * @param base64 32 bytes in base64
   * @throws WrongSetting if it is none
   */
  public static MasterKey parse(String setting, String base64) {
    return new MasterKey(decoded(setting, base64));
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

  /**
   * The key as bytes.
   *
   * @param setting where it is set, for whoever has to put it right; it is never shown itself
   */
  static byte[] decoded(String setting, String base64) {
    return bytes(base64)
        .filter(key -> key.length == BYTES)
        .orElseThrow(
            () -> new WrongSetting(setting, "a key of 32 bytes in base64 is wanted", null));
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
