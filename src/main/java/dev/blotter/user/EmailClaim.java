package dev.blotter.user;

import java.util.UUID;

/** What became of the wish to use an e-mail address. */
sealed interface EmailClaim {

  /**
   * The address is this user's.
   *
   * @param userId whose: the one that asked, or the one that the same request drew before
   * @param fresh true where this very call claimed it
   */
  record Held(UUID userId, boolean fresh) implements EmailClaim {}

  /** Another user has it. */
  record Taken() implements EmailClaim {}

  /** The same request key claimed another address before. */
  record KeyReused() implements EmailClaim {}
}
