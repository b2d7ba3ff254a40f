package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.user.UserCommand.RegisterUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Registers users: finds the id, claims the e-mail address, makes the key, then appends. */
@ApplicationScoped
class Registrations {
  private final CommandBus bus;
  private final RegistrationKeys registered;
  private final UserEmails emails;
  private final UserKeys keys;
  private final PersonalDataCipher cipher;
  private final MasterKey master;
  private final Ids ids;

  Registrations(
      CommandBus bus,
      RegistrationKeys registered,
      UserEmails emails,
      UserKeys keys,
      PersonalDataCipher cipher,
      MasterKey master,
      Ids ids) {
    this.bus = bus;
    this.registered = registered;
    this.emails = emails;
    this.keys = keys;
    this.cipher = cipher;
    this.master = master;
    this.ids = ids;
  }

  Uni<CommandResult> register(Registration registration, Submission submission) {
    return registered
        .userOf(submission.requestKey(), idFor(registration, submission))
        .chain(
            userId ->
                registration.userId() == null || userId.equals(registration.userId())
                    ? claim(userId, registration, submission)
                    : Uni.createFrom().item(Refusals.keyReused()));
  }

  /** A new user draws a lane at random, so that accounts spread over all of them. */
  private UUID idFor(Registration registration, Submission submission) {
    var given = registration.userId();
    return given != null ? given : ids.next(Lane.of(UUID.randomUUID()), submission.receivedAt());
  }

  private Uni<CommandResult> claim(UUID userId, Registration registration, Submission submission) {
    var email = EmailHash.of(master, registration.personalData());
    return emails
        .claim(userId, email, null)
        .chain(
            claim ->
                switch (claim) {
                  case EmailClaim.Taken taken -> repeat(userId, registration, submission);
                  case EmailClaim.Held held ->
                      keys.obtain(userId)
                          .chain(
                              key ->
                                  key.isEmpty()
                                      ? Uni.createFrom().item(Refusals.userExists())
                                      : submit(key.get(), registration, submission, held.hold()))
                          .call(result -> settleClaim(result, held, email));
                });
  }

  /** Where it was done before, whose the address is since does not matter: the log knows. */
  private Uni<CommandResult> repeat(UUID userId, Registration registration, Submission submission) {
    return keys.find(userId)
        .chain(
            key ->
                key.isEmpty()
                    ? Uni.createFrom().item(Refusals.emailTaken())
                    : submit(key.get(), registration, submission, EmailHold.NONE));
  }

  private Uni<CommandResult> submit(
      DataKey key, Registration registration, Submission submission, EmailHold hold) {
    return LongWork.of(() -> request(key, registration, submission, hold)).chain(bus::submit);
  }

  private CommandRequest<RegisterUser> request(
      DataKey key, Registration registration, Submission submission, EmailHold hold) {
    var command =
        new RegisterUser(
            key.userId(),
            cipher.encrypt(key, registration.personalData()),
            registration.baseCurrency(),
            registration.accountType(),
            hold);
    return new CommandRequest<>(
        command,
        key.userId(),
        submission.commandId(),
        key.fingerprint(registration.canonical()),
        submission.origin(),
        submission.receivedAt());
  }

  /**
   * What was not registered now, be it refused or long ago, needs no claim that it did not have.
   */
  private Uni<Void> settleClaim(CommandResult result, EmailClaim.Held held, EmailHash email) {
    boolean registeredNow = result instanceof CommandResult.Done done && !done.replayed();
    return held.fresh() && !registeredNow
        ? emails.release(email, held.token())
        : Uni.createFrom().voidItem();
  }
}
