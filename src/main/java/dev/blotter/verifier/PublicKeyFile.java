package dev.blotter.verifier;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 public key (RFC 8410) and its id. */
record PublicKeyFile(PublicKey key) {

  static PublicKeyFile parse(String pem) {
    try {
      var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(body));
      return new PublicKeyFile(KeyFactory.getInstance("Ed25519").generatePublic(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Unreadable("not a public key of Ed25519 as PEM", e);
    }
  }

  /** SHA-256 of its DER form. */
  String id() {
    return HexFormat.of().formatHex(Merkle.hash(key.getEncoded()));
  }

  boolean verifies(byte[] content, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // Not even the form of a signature.
    }
  }
}
