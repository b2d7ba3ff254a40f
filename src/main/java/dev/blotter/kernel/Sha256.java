package dev.blotter.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that everything here is told from other things by (FIPS 180-4). */
public final class Sha256 {

  private Sha256() {}

  /** A new one; it is not thread-safe. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
