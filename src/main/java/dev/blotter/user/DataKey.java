package dev.blotter.user;

import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One user's own key, unwrapped. Without it nothing of the user's personal data can be read. */
record DataKey(UUID userId, SecretKey key) {

  static DataKey of(UUID userId, byte[] bytes) {
    return new DataKey(userId, new SecretKeySpec(bytes, "AES"));
  }

  /**
   * A digest of a request with personal data in it. It is keyed with the user's own key, so that
   * once that is gone nobody can try out names against it.
   */
  String fingerprint(String canonicalRequest) {
    var separate = Hmac.key(Hmac.of(key, "fingerprint"));
    return HexFormat.of().formatHex(Hmac.of(separate, canonicalRequest));
  }

  @Override
  public String toString() {
    return "DataKey[" + userId + "]";
  }
}
