package dev.blotter.user;

import java.io.Serial;
import java.util.UUID;

/**
 * A user's key is there and does not open: it was wrapped by another master key or altered. Not the
 * same as a key that is gone: what it encrypts is to be readable again.
 */
final class UnopenedKey extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  UnopenedKey(UUID userId) {
    super("the key of " + userId + " was wrapped by another master or altered");
  }
}
