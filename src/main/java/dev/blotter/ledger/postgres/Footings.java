package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Breaks;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what the next head goes on from. It asks what is outside and so may take its time: no
 * transaction waits for it.
 */
@ApplicationScoped
class Footings {

  private final Pool pool;
  private final BrokenHeads broken;
  private final Breaks breaks;
  private final Keys keys;
  private final Faults faults;

  Footings(Pool pool, BrokenHeads broken, Breaks breaks, Keys keys, Faults faults) {
    this.pool = pool;
    this.broken = broken;
    this.breaks = breaks;
    this.keys = keys;
    this.faults = faults;
  }

  /**
   * Empty where the newest head within is not signed by us, which is a fault then, or where another
   * node makes one meanwhile. It fails where the database alone says that a break is known, and
   * that is a fault as well.
   */
  Uni<Optional<Footing>> after(Optional<SignedHead> within) {
    return broken
        .acknowledged(pool)
        .flatMap(known -> known.isPresent() ? behind(within, known) : on(within));
  }

  private Uni<Optional<Footing>> on(Optional<SignedHead> within) {
    return LongWork.of(() -> within.isEmpty() || keys.isSigned(within.get()))
        .flatMap(ours -> ours ? found(Footing.on(within, Optional.empty())) : unsigned(within));
  }

  private Uni<Optional<Footing>> unsigned(Optional<SignedHead> within) {
    return tell(HeadsCheck.unsigned(within.orElseThrow())).chain(Footings::nothing);
  }

  /** Heads may have come outside since the break was kept there, of the one that was newest. */
  private Uni<Optional<Footing>> behind(Optional<SignedHead> within, Optional<BrokenHead> known) {
    return LongWork.of(breaks::newest)
        .flatMap(
            outside -> {
              var footing = Footing.behind(outside, within, known);
              return LongWork.of(() -> outside.isEmpty() || breaks.isAcknowledged(outside.get()))
                  .flatMap(kept -> kept ? found(footing) : withinAlone(footing));
            });
  }

  /** Unless a head of another node, which may be the newest outside by now, names the fault. */
  private Uni<Optional<Footing>> withinAlone(Footing footing) {
    return isStill(footing, pool).flatMap(still -> still ? refused(footing) : nothing());
  }

  /** Whoever acknowledges that has the break kept of the head that is newest outside now. */
  private Uni<Optional<Footing>> refused(Footing footing) {
    long outside = footing.before().orElseThrow().number();
    var detail =
        "that fault %d is acknowledged stands in the database alone, and not outside of head %d"
            .formatted(footing.known().orElseThrow().fault(), outside);
    return tell(Fault.head(Kind.HEAD_MISMATCH, outside, null, detail))
        .chain(() -> Uni.createFrom().failure(new IllegalStateException(detail)));
  }

  /** Unless something is known of that head. */
  private Uni<Void> tell(Fault fault) {
    long head = Objects.requireNonNull(fault.head());
    return broken
        .isOpen(head)
        .flatMap(open -> open ? Uni.createFrom().voidItem() : faults.add(List.of(fault), true));
  }

  private static Uni<Optional<Footing>> found(Footing footing) {
    return Uni.createFrom().item(Optional.of(footing));
  }

  private static Uni<Optional<Footing>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }

  /** Whether that is still what a head goes on from, as the given transaction sees it. */
  Uni<Boolean> isStill(Footing footing, SqlClient connection) {
    return HeadRows.newest(connection)
        .flatMap(
            within ->
                broken
                    .acknowledged(connection)
                    .map(
                        known -> within.equals(footing.within()) && known.equals(footing.known())));
  }
}
