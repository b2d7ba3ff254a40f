package dev.blotter.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the wish to use an e-mail address. */
sealed interface EmailClaim {

  /**
   * The address is this user's.
   *
   * @param token names this very claim; whoever claims the address next has another
   * @param until the last moment at which a command may be appended that goes by it
   * @param fresh true where the user did not hold the address before
   * @param former the token of the claim to the address that is given up for it; null where there
   *     is none
   */
  record Held(UUID token, Instant until, boolean fresh, @Nullable UUID former)
      implements EmailClaim {}

  /** Another user has it. */
  record Taken() implements EmailClaim {}

  /** What a command is given to go by. */
  default EmailHold hold() {
    return switch (this) {
      case Held held -> new EmailHold(held.until);
      case Taken taken -> EmailHold.NONE;
    };
  }
}
