package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Breaks;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
   * Empty where the newest head within is not signed by us, which is a fault then. It fails where
   * the database alone says that a break is known.
   */
  Uni<Optional<Footing>> after(Optional<SignedHead> within) {
    return broken
        .acknowledged(pool)
        .flatMap(known -> LongWork.of(() -> footing(within, known)))
        .call(footing -> footing.isPresent() ? Uni.createFrom().voidItem() : tell(within));
  }

  private Optional<Footing> footing(Optional<SignedHead> within, Optional<BrokenHead> known) {
    if (known.isPresent()) {
      var outside = breaks.newest();
      if (outside.isEmpty() || breaks.isAcknowledged(outside.get())) {
        return Optional.of(Footing.behind(outside, within, known));
      }
      if (known.get().head() >= Footing.number(within)) {
        throw new IllegalStateException(
            "that fault %d is acknowledged stands in the database alone"
                .formatted(known.get().fault()));
      }
    }
    return within.isEmpty() || keys.isSigned(within.get())
        ? Optional.of(Footing.on(within, known))
        : Optional.empty();
  }

  /** Unless something is known of that head. */
  private Uni<Void> tell(Optional<SignedHead> within) {
    var head = within.orElseThrow();
    return broken
        .isOpen(head.number())
        .flatMap(
            open ->
                open
                    ? Uni.createFrom().voidItem()
                    : faults.add(List.of(HeadsCheck.unsigned(head)), true));
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
