package dev.blotter.eventlog;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user in some lane, who writes notes on aggregates of their own. */
public record Account(UUID userId, int lane) {

  private static final Ids IDS = new TimeOrderedIds(new SecureRandom());

  public static Account inLane(int lane) {
    return new Account(IDS.next(lane, Instant.now()), lane);
  }

  /** An order of this user that is not there yet. */
  public AggregateRef order() {
    return AggregateRef.order(newId());
  }

  public AggregateRef portfolio() {
    return AggregateRef.portfolio(newId());
  }

  /** Begins a command of this user. */
  public Draft command(String commandId) {
    var origin = new Origin(new Actor(Actor.Type.TRADER, "ada"), newId(), null);
    return new Draft(
        this, commandId, origin, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), null);
  }

  /** A command with one note on an aggregate of that version. */
  public Append note(String commandId, AggregateRef on, long version) {
    return command(commandId).expects(on, version).adds(on, commandId).done();
  }

  /** The same, which may be appended until a moment. */
  public Append noteUntil(Instant moment, String commandId, AggregateRef on, long version) {
    return command(commandId).expects(on, version).adds(on, commandId).until(moment).done();
  }

  private UUID newId() {
    return IDS.next(lane, Instant.now());
  }

  /** A command that is being put together. */
  public record Draft(
      Account account,
      String commandId,
      Origin origin,
      List<VersionCheck> checks,
      List<Change> changes,
      List<String> claims,
      @Nullable Instant notAfter) {

    /** It claims that id as well, so that no other command may have it. */
    public Draft claims(String commandId) {
      claims.add(commandId);
      return this;
    }

    public Draft expects(AggregateRef aggregate, long version) {
      checks.add(new VersionCheck(aggregate, version));
      return this;
    }

    public Draft adds(AggregateRef aggregate, String text) {
      return adds(Change.of(aggregate, new Note.Noted(text)));
    }

    public Draft adds(Change change) {
      changes.add(change);
      return this;
    }

    public Draft from(Origin other) {
      return new Draft(account, commandId, other, checks, changes, claims, notAfter);
    }

    /** It may be appended until that moment. */
    public Draft until(Instant moment) {
      return new Draft(account, commandId, origin, checks, changes, claims, moment);
    }

    public Append done() {
      return new Append(
          account.userId(),
          commandId,
          "fingerprint of " + commandId,
          "answer to " + commandId,
          origin,
          checks,
          changes,
          claims,
          notAfter);
    }
  }
}
