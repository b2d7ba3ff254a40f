package dev.blotter.user;

import dev.blotter.command.CommandRejection;
import dev.blotter.command.CommandResult;
import dev.blotter.kernel.Rejection;
import java.time.Instant;

/** Refusals that are known before any command is decided. */
final class Refusals {
  private Refusals() {}

  static CommandResult emailTaken() {
    return refused(EmailHold.NONE.refusal(Instant.EPOCH).orElseThrow());
  }

  static CommandResult userExists() {
    return refused(Rejection.of(UserRejection.USER_EXISTS, "A user with this id is registered."));
  }

  static CommandResult keyReused() {
    return refused(
        Rejection.of(
            CommandRejection.IDEMPOTENCY_KEY_REUSED,
            "The Idempotency-Key was used before, for another request."));
  }

  static CommandResult notFound() {
    return refused(Rejection.of(UserRejection.USER_NOT_FOUND, "There is no such user."));
  }

  static CommandResult erased() {
    return refused(Rejection.of(UserRejection.USER_ERASED, "The user's data is erased."));
  }

  private static CommandResult refused(Rejection rejection) {
    return new CommandResult.Refused(rejection, null, 0);
  }
}
