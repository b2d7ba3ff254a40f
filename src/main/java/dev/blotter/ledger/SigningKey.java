package dev.blotter.ledger;

import dev.blotter.kernel.WrongSetting;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that heads and manifests are signed with (RFC 8032). Thread-safe. */
public final class SigningKey {

  private static final String KIND = "PRIVATE KEY";

  private final PrivateKey secret;
  private final PublicKey shown;
  private final String id;

  private SigningKey(PrivateKey secret, PublicKey shown) {
    this.secret = secret;
    this.shown = shown;
    this.id = PublicKeys.id(shown);
  }

  /**
   * Reads the key of a setting.
   *
   * @param setting where it is set, for whoever has to put it right; it is never shown itself
   */
  static SigningKey of(String setting, String pem) {
    try {
      return parse(pem);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(setting, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads a text that holds the private and the public key as PEM; an {@link
   * IllegalArgumentException} where they are missing or do not belong together.
   */
  private static SigningKey parse(String pem) {
    var key = new SigningKey(secret(pem), PublicKeys.parse(pem));
    byte[] probe = {0};
    if (!PublicKeys.verifies(key.shown, probe, Base64.getDecoder().decode(key.sign(probe)))) {
      throw new IllegalArgumentException("the private and the public key do not belong together");
    }
    return key;
  }

  /** A new key as text. */
  static String create() {
    try {
      var pair = KeyPairGenerator.getInstance(PublicKeys.ALGORITHM).generateKeyPair();
      return Pem.text(KIND, pair.getPrivate().getEncoded()) + PublicKeys.pem(pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** Names the public key: SHA-256 of its DER form. */
  public String id() {
    return id;
  }

  public String publicPem() {
    return PublicKeys.pem(shown);
  }

  /** The signature of some bytes in base64. */
  public String sign(byte[] content) {
    try {
      var signature = Signature.getInstance(PublicKeys.ALGORITHM);
      signature.initSign(secret);
      signature.update(content);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey secret(String pem) {
    try {
      var spec = new PKCS8EncodedKeySpec(Pem.block(KIND, pem));
      return KeyFactory.getInstance(PublicKeys.ALGORITHM).generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key of Ed25519", e);
    }
  }
}
