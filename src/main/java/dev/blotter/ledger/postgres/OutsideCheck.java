package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares the newest head outside the database with what is within. That head stands for all
 * before it, since each is in the hash of the next.
 */
@ApplicationScoped
class OutsideCheck {

  private static final String LANES =
      """
      SELECT w.lane, w.size, l.last_position, h.size AS sealed, s.root
      FROM unnest($1::integer[], $2::bigint[]) AS w(lane, size)
      JOIN lanes AS l ON l.lane = w.lane
      JOIN ledger_lanes AS h ON h.lane = w.lane
      LEFT JOIN ledger_seals AS s ON s.lane = w.lane AND s.to_position = w.size
      WHERE w.size > 0 ORDER BY w.lane""";

  private final Pool pool;
  private final HeadArchive archive;
  private final Keys keys;
  private final Publishing publishing;
  private final Faults faults;

  OutsideCheck(Pool pool, HeadArchive archive, Keys keys, Publishing publishing, Faults faults) {
    this.pool = pool;
    this.archive = archive;
    this.keys = keys;
    this.publishing = publishing;
    this.faults = faults;
  }

  /** Compares, and keeps what is wrong, so that nothing is sealed over it. */
  Uni<Void> run() {
    return find().flatMap(found -> found.map(this::keep).orElse(Uni.createFrom().voidItem()));
  }

  /** Once for a head: what is found of it later follows from the same. */
  private Uni<Void> keep(Fault fault) {
    long head = Objects.requireNonNull(fault.head());
    return faults
        .isKnown(head)
        .flatMap(known -> known ? Uni.createFrom().voidItem() : faults.add(List.of(fault), true));
  }

  /**
   * The first thing that is wrong, unless it was acknowledged. Outside is looked first: a head is
   * written there only once it is durable in the database.
   */
  Uni<Optional<Fault>> find() {
    return LongWork.byWorker(this::outside)
        .flatMap(
            outside ->
                outside
                    .map(this::unlessAcknowledged)
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                    .invoke(fault -> outside.map(Outside::head).ifPresent(publishing::found)));
  }

  private Uni<Optional<Fault>> unlessAcknowledged(Outside outside) {
    return faults
        .isAcknowledged(outside.head().number())
        .flatMap(known -> known ? Uni.createFrom().item(Optional.empty()) : compare(outside));
  }

  private Uni<Optional<Fault>> compare(Outside outside) {
    var head = outside.head();
    if (!outside.signed()) {
      return fault(
          head,
          "head %d in %s is not signed by a key of ours".formatted(head.number(), archive.place()));
    }
    return lanes(head)
        .flatMap(
            fault ->
                fault.isPresent()
                    ? Uni.createFrom().item(fault)
                    : HeadRows.find(pool, head.number()).map(within -> same(head, within)));
  }

  private Uni<Optional<Fault>> lanes(SignedHead head) {
    var sizes = head.lanes().stream().map(LaneHead::size).toArray(Long[]::new);
    var lanes = head.lanes().stream().map(LaneHead::lane).toArray(Integer[]::new);
    return pool.preparedQuery(LANES)
        .execute(Tuple.of(lanes, sizes))
        .map(rows -> rows.stream().flatMap(row -> lane(head, row).stream()).findFirst());
  }

  private Optional<Fault> lane(SignedHead head, Row row) {
    int lane = row.getInteger("lane");
    long size = row.getLong("size");
    long held = Math.min(row.getLong("sealed"), row.getLong("last_position"));
    if (held < size) {
      return Optional.of(
          new Fault(
              Kind.ROLLED_BACK,
              lane,
              held + 1,
              head.number(),
              null,
              "head %d of %s in %s holds %d events of lane %d, the database only %d"
                  .formatted(head.number(), head.time(), archive.place(), size, lane, held)));
    }
    if (Columns.found(row, "root").filter(head.lanes().get(lane).root()::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            Kind.HEAD_MISMATCH,
            lane,
            null,
            head.number(),
            null,
            "lane %d has another root at %d events than in head %d in %s"
                .formatted(lane, size, head.number(), archive.place())));
  }

  private Optional<Fault> same(SignedHead outside, Optional<SignedHead> within) {
    if (within.isEmpty()) {
      return Optional.of(
          Fault.head(
              Kind.ROLLED_BACK,
              outside.number(),
              null,
              "head %d of %s is in %s, but not in the database"
                  .formatted(outside.number(), outside.time(), archive.place())));
    }
    return HeadText.of(outside).equals(HeadText.of(within.get()))
        ? Optional.empty()
        : Optional.of(
            Fault.head(
                Kind.HEAD_MISMATCH,
                outside.number(),
                null,
                "head %d is another one in %s than in the database"
                    .formatted(outside.number(), archive.place())));
  }

  private Uni<Optional<Fault>> fault(SignedHead head, String detail) {
    return Uni.createFrom()
        .item(Optional.of(Fault.head(Kind.HEAD_MISMATCH, head.number(), null, detail)));
  }

  private Optional<Outside> outside() {
    var newest = archive.newest(publishing.published());
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    var head = archive.head(newest.getAsLong()).map(HeadJson::read);
    return head.map(read -> new Outside(read, keys.isSigned(read)));
  }

  private record Outside(SignedHead head, boolean signed) {}
}
