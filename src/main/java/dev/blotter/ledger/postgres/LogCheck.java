package dev.blotter.ledger.postgres;

import dev.blotter.job.RunControl;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.LedgerConfig;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Compares the log with its seals and with what is said of its aggregates: what it is read by, its
 * lanes, some at a time, then what is in none, then the signed heads, then what is kept outside.
 */
@ApplicationScoped
class LogCheck {

  private final Pool pool;
  private final Keys keys;
  private final HeadArchive archive;
  private final OutsideCheck outside;
  private final int parallelism;

  LogCheck(Pool pool, Keys keys, HeadArchive archive, OutsideCheck outside, LedgerConfig config) {
    this.pool = pool;
    this.keys = keys;
    this.archive = archive;
    this.outside = outside;
    this.parallelism = config.verificationParallelism();
  }

  /** Adds what it finds; fails where it was cancelled. */
  Uni<Void> run(VerificationScope scope, Findings findings, RunControl control) {
    return new ViewCheck(pool, findings)
        .run()
        .chain(() -> lanes(scope, findings, control))
        .chain(() -> new StrayEvents(pool, findings).run())
        .chain(() -> heads(scope, new HeadsCheck(pool, keys, archive, findings, control)))
        .chain(outside::find)
        .invoke(fault -> fault.ifPresent(findings::add))
        .replaceWithVoid();
  }

  private Uni<Void> lanes(VerificationScope scope, Findings findings, RunControl control) {
    return Multi.createFrom()
        .iterable(scope.lanes())
        .onItem()
        .transformToUni(lane -> lane(lane, findings, control))
        .collectFailures() // the end of one lane is not that of the others
        .merge(parallelism)
        .collect()
        .last()
        .onFailure(CompositeException.class)
        .transform(several -> several.getCauses().getFirst());
  }

  private Uni<Void> lane(int lane, Findings findings, RunControl control) {
    var seen = new SeenStreams(SeenStreams.LIMIT);
    return new LaneCheck(pool, lane, findings, control, seen)
        .run()
        .invoke(control::mustGoOn)
        .chain(to -> new StreamsComparison(pool, lane, seen).agrees(to))
        .chain(
            agrees ->
                agrees
                    ? Uni.createFrom().voidItem()
                    : new StreamsCheck(pool, lane, findings).run());
  }

  private static Uni<Void> heads(VerificationScope scope, HeadsCheck heads) {
    return scope.isAll() ? heads.run() : heads.newest(scope.lanes());
  }
}
