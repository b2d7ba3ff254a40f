package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.user.UserCommand.RegisterUser;
import dev.blotter.user.UserEmails.EmailHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Registers users: claims the e-mail address, makes the key, then appends. */
@ApplicationScoped
class Registrations {
  private final CommandBus bus;
  private final UserEmails emails;
  private final UserKeys keys;
  private final PersonalDataCipher cipher;
  private final MasterKey master;
  private final Ids ids;

  Registrations(
      CommandBus bus,
      UserEmails emails,
      UserKeys keys,
      PersonalDataCipher cipher,
      MasterKey master,
      Ids ids) {
    this.bus = bus;
    this.emails = emails;
    this.keys = keys;
    this.cipher = cipher;
    this.master = master;
    this.ids = ids;
  }

  Uni<CommandResult> register(Registration registration, Submission submission) {
    var email = EmailHash.of(master, registration.personalData());
    return emails
        .claim(email, idFor(registration, submission), submission.claimKey())
        .chain(
            claim ->
                switch (claim) {
                  case EmailClaim.Taken taken -> Uni.createFrom().item(Refusals.emailTaken());
                  case EmailClaim.KeyReused reused -> Uni.createFrom().item(Refusals.keyReused());
                  case EmailClaim.Held held -> registerAs(held, registration, submission, email);
                });
  }

  /** A new user draws a lane at random, so that accounts spread over all of them. */
  private UUID idFor(Registration registration, Submission submission) {
    var given = registration.userId();
    return given != null ? given : ids.next(Lane.of(UUID.randomUUID()), submission.receivedAt());
  }

  private Uni<CommandResult> registerAs(
      EmailClaim.Held held, Registration registration, Submission submission, EmailHash email) {
    var given = registration.userId();
    if (given != null && !given.equals(held.userId())) {
      return Uni.createFrom().item(Refusals.keyReused());
    }
    return submit(held.userId(), registration, submission)
        .call(result -> settleClaim(result, held, email, submission));
  }

  private Uni<CommandResult> submit(UUID userId, Registration registration, Submission submission) {
    return keys.obtain(userId)
        .chain(
            key ->
                key.isEmpty()
                    ? Uni.createFrom().item(Refusals.userExists())
                    : LongWork.of(() -> request(key.get(), registration, submission))
                        .chain(bus::submit));
  }

  private CommandRequest<RegisterUser> request(
      DataKey key, Registration registration, Submission submission) {
    var command =
        new RegisterUser(
            key.userId(),
            cipher.encrypt(key, registration.personalData()),
            registration.baseCurrency(),
            registration.accountType());
    return new CommandRequest<>(
        command,
        key.userId(),
        submission.commandId(),
        key.fingerprint(registration.canonical()),
        submission.origin(),
        submission.receivedAt());
  }

  private Uni<Void> settleClaim(
      CommandResult result, EmailClaim.Held held, EmailHash email, Submission submission) {
    return result instanceof CommandResult.Refused && held.fresh()
        ? emails.release(email, submission.claimKey())
        : Uni.createFrom().voidItem();
  }
}
