package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Seal;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Summary.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how the ledger is. */
@ApplicationScoped
public class Summaries {

  private static final Duration TOO_OLD = Duration.ofSeconds(5);

  private static final String LAST_SEAL =
      """
      SELECT s.lane, s.number, s.from_position, s.to_position, s.root, s.previous, s.sealed_at,
        s.hash
      FROM ledger_lanes AS h JOIN ledger_seals AS s ON s.lane = h.lane AND s.number = h.seals
      ORDER BY s.sealed_at DESC, s.lane LIMIT 1""";
  private static final String UNSEALED =
      """
      SELECT (SELECT coalesce(sum(size), 0)::bigint FROM ledger_lanes) AS sealed,
        coalesce(sum(l.last_position - h.size), 0)::bigint AS events,
        min(coalesce(e.occurred_at, h.last_occurred_at)) AS oldest
      FROM lanes AS l JOIN ledger_lanes AS h ON h.lane = l.lane
      LEFT JOIN LATERAL (SELECT e.occurred_at FROM all_events AS e
        WHERE e.lane = l.lane AND e.lane_position = h.size + 1
          AND e.occurred_at >= h.last_occurred_at LIMIT 1) AS e ON true
      WHERE l.last_position > h.size""";

  private final Pool pool;
  private final Faults faults;
  private final FaultBook book;
  private final VerificationRows verifications;
  private final InstantSource clock;

  Summaries(
      Pool pool,
      Faults faults,
      FaultBook book,
      VerificationRows verifications,
      InstantSource clock) {
    this.pool = pool;
    this.faults = faults;
    this.book = book;
    this.verifications = verifications;
    this.clock = clock;
  }

  public Uni<Summary> now() {
    return Uni.combine()
        .all()
        .unis(
            pool.query(LAST_SEAL)
                .execute()
                .map(rows -> rows.stream().findFirst().map(SealRows::of)),
            HeadRows.newest(pool),
            pool.query(UNSEALED).execute().map(Summaries::unsealed),
            faults.open(),
            book.acknowledged(),
            verifications.last(),
            verifications.unverifiedSince())
        .with(this::summary);
  }

  private Summary summary(
      Optional<Seal> seal,
      Optional<SignedHead> head,
      Unsealed unsealed,
      List<Faults.Known> open,
      long acknowledged,
      Optional<Verification> last,
      Optional<Instant> unverifiedSince) {
    return new Summary(
        status(unsealed, open),
        seal.orElse(null),
        head.orElse(null),
        unsealed.events(),
        unsealed.oldest(),
        unsealed.sealed() - head.map(SignedHead::size).orElse(0L),
        open,
        acknowledged,
        last.orElse(null),
        unverifiedSince.orElse(null));
  }

  private Status status(Unsealed unsealed, List<Faults.Known> open) {
    if (!open.isEmpty()) {
      return Status.BROKEN;
    }
    var oldest = unsealed.oldest();
    boolean late = oldest != null && oldest.isBefore(clock.instant().minus(TOO_OLD));
    return late ? Status.BEHIND : Status.SEALED;
  }

  private static Unsealed unsealed(RowSet<Row> rows) {
    var row = rows.iterator().next();
    @Nullable OffsetDateTime oldest = row.getOffsetDateTime("oldest");
    return new Unsealed(
        row.getLong("sealed"), row.getLong("events"), oldest == null ? null : oldest.toInstant());
  }

  private record Unsealed(long sealed, long events, @Nullable Instant oldest) {}
}
