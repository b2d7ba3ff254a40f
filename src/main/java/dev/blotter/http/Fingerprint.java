package dev.blotter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of what a request asks for, to tell a retry from another request under the same key. */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * SHA-256 in hex of the method, the path and the body.
   *
   * @param body in the canonical form: as our own mapper writes what it has read, so that neither
   *     spaces nor the order of fields nor trailing zeros of a decimal matter
   */
  static String of(String method, String path, String body) {
    var text = method + "\n" + path + "\n" + body;
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
