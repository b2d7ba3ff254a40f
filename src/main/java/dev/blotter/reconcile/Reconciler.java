package dev.blotter.reconcile;

import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.UnreplayableEvent;
import dev.blotter.projection.RowPrint;
import dev.blotter.projection.StoredModels;
import dev.blotter.projection.StoredModels.Moment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Compares what is stored of some users with what their events lead to. The rows are read at one
 * moment and the events after it: what is in the log up to a moment never changes, so that nothing
 * that happens meanwhile can look like a difference. One connection is taken at a time.
 */
@ApplicationScoped
public class Reconciler {

  private final StoredModels stored;
  private final EventSearch log;
  private final CloserLook closer;

  public Reconciler(StoredModels stored, EventSearch log) {
    this.stored = stored;
    this.log = log;
    this.closer = new CloserLook(stored, log);
  }

  /** What was found out about each of these users of one lane. */
  public Uni<Findings> check(int lane, List<UUID> users) {
    return stored.prints(lane, users).chain(moment -> check(lane, users, moment));
  }

  /** Whether the log or a read model has anything of that user. */
  public Uni<Boolean> knows(UUID user) {
    return stored.has(user);
  }

  private Uni<Findings> check(int lane, List<UUID> users, Moment<RowPrint> moment) {
    return Multi.createFrom()
        .iterable(users)
        .onItem()
        .transformToUniAndConcatenate(user -> check(lane, user, moment))
        .collect()
        .asList()
        .map(Findings::together);
  }

  private Uni<Findings> check(int lane, UUID user, Moment<RowPrint> moment) {
    var replay = new UserReplay(user, moment, stored.projections());
    return new UserEvents(log, user)
        .until(moment.head(), replay::add)
        .chain(replay::doubts)
        .chain(doubts -> closer.at(lane, user, doubts))
        .map(replay::findings)
        .onFailure(UnreplayableEvent.class)
        .recoverWithItem(replay::endedBy);
  }
}
