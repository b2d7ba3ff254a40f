package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRejection;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.user.UserCommand.UpdateProfile;
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
    return Profile.of(userId, bus, keys)
        .chain(profile -> onKnown(profile.user(), profile.key(), change, submission));
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
    return new Edit(
        key.userId(),
        next.equals(current) ? encrypted : cipher.encrypt(key, next),
        expected(change, version),
        EmailHash.of(master, next),
        EmailHash.of(master, current),
        key.fingerprint(change.canonical()));
  }

  /** The version that was read, unless the client does not want that one changed. */
  private static ExpectedVersions expected(ProfileChange change, long version) {
    var expected = change.expectedVersions();
    return expected == null || expected.admit(version) ? ExpectedVersions.of(version) : expected;
  }

  private Uni<CommandResult> claimAndSubmit(Edit edit, Submission submission) {
    return emails
        .claim(edit.userId, edit.email, edit.former)
        .chain(
            claim ->
                // Whose the address is does not matter where it was done before: the log knows.
                bus.submit(edit.request(submission, claim.hold()))
                    .call(result -> settle(claim, result, edit)));
  }

  private Uni<Void> settle(EmailClaim claim, CommandResult result, Edit edit) {
    return claim instanceof EmailClaim.Held held
        ? settleClaims(result, edit, held)
        : Uni.createFrom().voidItem();
  }

  /** The address given up is free again; one that was not taken after all, too. */
  private Uni<Void> settleClaims(CommandResult result, Edit edit, EmailClaim.Held held) {
    if (result instanceof CommandResult.Done done && !done.replayed()) {
      return edit.former.equals(edit.email) || held.former() == null
          ? Uni.createFrom().voidItem()
          : emails.release(edit.former, held.former());
    }
    return held.fresh() ? emails.release(edit.email, held.token()) : Uni.createFrom().voidItem();
  }

  /**
   * @param former the address of the version that it is made from, and of no other
   */
  private record Edit(
      UUID userId,
      String personalData,
      ExpectedVersions expected,
      EmailHash email,
      EmailHash former,
      String fingerprint) {

    CommandRequest<UpdateProfile> request(Submission submission, EmailHold hold) {
      return new CommandRequest<>(
          new UpdateProfile(userId, personalData, expected, hold),
          userId,
          submission.commandId(),
          fingerprint,
          submission.origin(),
          submission.receivedAt());
    }
  }
}
