package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRejection;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.user.UserCommand.UpdateProfile;
import dev.blotter.user.UserEmails.EmailHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Changes users' personal data: reads what there is, claims a new address, appends it anew. */
@ApplicationScoped
class Profiles {
  private static final int ATTEMPTS = 3;

  private final CommandBus bus;
  private final UserEmails emails;
  private final UserKeys keys;
  private final PersonalDataCipher cipher;
  private final MasterKey master;

  Profiles(
      CommandBus bus,
      UserEmails emails,
      UserKeys keys,
      PersonalDataCipher cipher,
      MasterKey master) {
    this.bus = bus;
    this.emails = emails;
    this.keys = keys;
    this.cipher = cipher;
    this.master = master;
  }

  Uni<CommandResult> update(UUID userId, ProfileChange change, Submission submission) {
    return attempt(userId, change, submission, ATTEMPTS);
  }

  /** A change without a version is made anew where the profile changed meanwhile. */
  private Uni<CommandResult> attempt(
      UUID userId, ProfileChange change, Submission submission, int left) {
    return once(userId, change, submission)
        .chain(
            result ->
                left > 1 && mayBeMadeAnew(change) && lostRace(result)
                    ? attempt(userId, change, submission, left - 1)
                    : Uni.createFrom().item(result));
  }

  /** What may be made from one version only is not made from another. */
  private static boolean mayBeMadeAnew(ProfileChange change) {
    return change.expectedVersions() == null || change.expectedVersions().versions().size() > 1;
  }

  private static boolean lostRace(CommandResult result) {
    return result instanceof CommandResult.Refused refused
        && refused.rejection().code() == CommandRejection.VERSION_MISMATCH;
  }

  private Uni<CommandResult> once(UUID userId, ProfileChange change, Submission submission) {
    return Uni.combine()
        .all()
        .unis(bus.ask(userId, new CurrentUser(userId)), keys.find(userId))
        .asTuple()
        .chain(both -> onKnown(both.getItem1(), both.getItem2(), change, submission));
  }

  private Uni<CommandResult> onKnown(
      Optional<CurrentUser.Found> user,
      Optional<DataKey> key,
      ProfileChange change,
      Submission submission) {
    if (user.isEmpty()) {
      return Uni.createFrom().item(Refusals.notFound());
    }
    var encrypted = user.get().user().personalData();
    if (key.isEmpty() || encrypted == null) {
      return Uni.createFrom().item(Refusals.erased());
    }
    return LongWork.of(() -> edit(key.get(), encrypted, user.get().version(), change))
        .chain(edit -> claimAndSubmit(edit, submission));
  }

  private Edit edit(DataKey key, String encrypted, long version, ProfileChange change) {
    var current = cipher.decrypt(key, encrypted).orElseThrow();
    var next = change.of(current);
    var command =
        new UpdateProfile(key.userId(), cipher.encrypt(key, next), expected(change, version));
    return new Edit(command, EmailHash.of(master, next), key.fingerprint(change.canonical()));
  }

  /** The version that was read, unless the client does not want that one changed. */
  private static ExpectedVersions expected(ProfileChange change, long version) {
    var expected = change.expectedVersions();
    return expected == null || expected.admit(version) ? ExpectedVersions.of(version) : expected;
  }

  private Uni<CommandResult> claimAndSubmit(Edit edit, Submission submission) {
    return emails
        .claim(edit.email, edit.command.userId(), submission.claimKey())
        .chain(
            claim ->
                switch (claim) {
                  case EmailClaim.Taken taken -> Uni.createFrom().item(Refusals.emailTaken());
                  case EmailClaim.KeyReused reused -> Uni.createFrom().item(Refusals.keyReused());
                  case EmailClaim.Held held -> submit(edit, held, submission);
                });
  }

  private Uni<CommandResult> submit(Edit edit, EmailClaim.Held held, Submission submission) {
    var userId = edit.command.userId();
    if (!held.userId().equals(userId)) {
      return Uni.createFrom().item(Refusals.keyReused());
    }
    var request =
        new CommandRequest<>(
            edit.command,
            userId,
            submission.commandId(),
            edit.fingerprint,
            submission.origin(),
            submission.receivedAt());
    return bus.submit(request).call(result -> settleClaims(result, edit, held, submission));
  }

  /** The address given up is free again; one that was not taken after all, too. */
  private Uni<Void> settleClaims(
      CommandResult result, Edit edit, EmailClaim.Held held, Submission submission) {
    if (result instanceof CommandResult.Done done && !done.replayed()) {
      return emails.keepOnly(edit.email, edit.command.userId());
    }
    return held.fresh()
        ? emails.release(edit.email, submission.claimKey())
        : Uni.createFrom().voidItem();
  }

  private record Edit(UpdateProfile command, EmailHash email, String fingerprint) {}
}
