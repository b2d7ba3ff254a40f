package dev.blotter.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** Public keys of Ed25519: their ids, their form as text, and what they are for. */
final class PublicKeys {

  static final String ALGORITHM = "Ed25519";
  private static final String KIND = "PUBLIC KEY";

  private PublicKeys() {}

  /** SHA-256 of the key's DER form (RFC 8410), in hexadecimal digits. */
  static String id(PublicKey key) {
    return new TreeHash().plain(key.getEncoded()).toString();
  }

  static String pem(PublicKey key) {
    return Pem.text(KIND, key.getEncoded());
  }

  /** Reads the public key in a text; an {@link IllegalArgumentException} where there is none. */
  static PublicKey parse(String pem) {
    try {
      var spec = new X509EncodedKeySpec(Pem.block(KIND, pem));
      return KeyFactory.getInstance(ALGORITHM).generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key of Ed25519", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] content, byte[] signature) {
    try {
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // Not even the form of a signature.
    }
  }
}
