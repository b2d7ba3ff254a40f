package dev.blotter.user;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Fingerprint;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.CloseUser;
import dev.blotter.user.UserCommand.EraseUser;
import dev.blotter.user.UserCommand.PlaceLegalHold;
import dev.blotter.user.UserCommand.ReleaseLegalHold;
import dev.blotter.user.UserCommand.UnblockTrading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Everything that can be asked of users, with what must happen around the log: e-mail addresses are
 * unique, personal data is encrypted, and erasing deletes the key.
 */
@ApplicationScoped
public class Users {
  private final CommandBus bus;
  private final Registrations registrations;
  private final Profiles profiles;
  private final Erasures erasures;

  Users(CommandBus bus, Registrations registrations, Profiles profiles, Erasures erasures) {
    this.bus = bus;
    this.registrations = registrations;
    this.profiles = profiles;
    this.erasures = erasures;
  }

  /** Registers a user and opens the portfolio. A retry finds the user it made before. */
  public Uni<CommandResult> register(Registration registration, Submission submission) {
    return registrations.register(registration, submission);
  }

  public Uni<CommandResult> updateProfile(
      UUID userId, ProfileChange change, Submission submission) {
    return profiles.update(userId, change, submission);
  }

  /** Stops a user's trading, but for orders that make a position smaller where these may be. */
  public Uni<CommandResult> blockTrading(
      UUID userId, String reason, boolean closeOnly, Submission submission) {
    var fingerprint = Fingerprint.of("BlockTrading", userId, reason, closeOnly);
    return send(new BlockTrading(userId, reason, closeOnly), fingerprint, submission);
  }

  public Uni<CommandResult> unblockTrading(UUID userId, String reason, Submission submission) {
    return submit(new UnblockTrading(userId, reason), reason, submission);
  }

  public Uni<CommandResult> close(UUID userId, String reason, Submission submission) {
    return submit(new CloseUser(userId, reason), reason, submission);
  }

  /** Keeps the user's personal data from being erased until the hold is released. */
  public Uni<CommandResult> placeHold(UUID userId, String reason, Submission submission) {
    return submit(new PlaceLegalHold(userId, reason), reason, submission);
  }

  public Uni<CommandResult> releaseHold(UUID userId, String reason, Submission submission) {
    return submit(new ReleaseLegalHold(userId, reason), reason, submission);
  }

  /**
   * Makes all personal data of the user unreadable for ever. The log first says so; then the key
   * and the e-mail address go, on every retry again. A crash in between is made good by {@link
   * ErasureJob}.
   */
  public Uni<CommandResult> erase(UUID userId, String reason, Submission submission) {
    return submit(new EraseUser(userId, reason), reason, submission)
        .call(
            result ->
                result instanceof CommandResult.Done
                    ? erasures.finish(userId)
                    : Uni.createFrom().voidItem());
  }

  private <C extends UserCommand> Uni<CommandResult> submit(
      C command, String reason, Submission submission) {
    var name = command.getClass().getSimpleName();
    return send(command, Fingerprint.of(name, command.userId(), reason), submission);
  }

  private <C extends UserCommand> Uni<CommandResult> send(
      C command, String fingerprint, Submission submission) {
    return bus.submit(
        new CommandRequest<>(
            command,
            command.userId(),
            submission.commandId(),
            fingerprint,
            submission.origin(),
            submission.receivedAt()));
  }
}
