package dev.blotter.position.web;

import dev.blotter.command.Fingerprint;

/** The client's id of an order that closes a position, made from the key of the request. */
final class ClosingOrderId {

  /** No order that a client names begins so. */
  private static final String PREFIX = "close:";

  /** Stands before the digest of a key that is too long, or that could be taken for one. */
  private static final String DIGEST = "sha256:";

  private static final int LONGEST = 64;

  private ClosingOrderId() {}

  /** The id that orders closed under that key have; another one for every other key. */
  static String of(String key) {
    var id = PREFIX + key;
    if (id.length() <= LONGEST && !key.startsWith(DIGEST)) {
      return id;
    }
    return (PREFIX + DIGEST + Fingerprint.of(key)).substring(0, LONGEST);
  }
}
