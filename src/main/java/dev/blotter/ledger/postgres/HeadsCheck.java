package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.job.RunControl;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the heads from the first on: signature, chain, and that each says what the seals
 * say. Not thread-safe.
 */
final class HeadsCheck {

  private static final int BATCH = 64;
  private static final String SEALS =
      """
      SELECT w.head, w.lane, s.root
      FROM unnest($1::bigint[], $2::integer[], $3::bigint[]) AS w(head, lane, size)
      LEFT JOIN ledger_seals AS s ON s.lane = w.lane AND s.to_position = w.size
      ORDER BY w.head, w.lane""";

  private final Pool pool;
  private final Keys keys;
  private final Findings findings;
  private final RunControl control;
  private final BreaksCheck breaks;
  private @Nullable SignedHead last;

  HeadsCheck(Pool pool, Keys keys, HeadArchive archive, Findings findings, RunControl control) {
    this.pool = pool;
    this.keys = keys;
    this.findings = findings;
    this.control = control;
    this.breaks = new BreaksCheck(pool, archive, findings);
  }

  /** All of them. */
  Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(() -> HeadRows.after(pool, last == null ? 0 : last.number(), BATCH).call(this::check))
        .until(List::isEmpty)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** The newest alone, of some lanes: it stands for those before it. */
  Uni<Void> newest(List<Integer> lanes) {
    return HeadRows.newest(pool)
        .flatMap(
            head ->
                head.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : LongWork.byWorker(() -> signed(head.get()))
                        .chain(() -> seals(said(head.get(), lanes))));
  }

  private Uni<Void> check(List<SignedHead> heads) {
    control.mustGoOn();
    return LongWork.byWorker(() -> chain(heads))
        .flatMap(this::seals)
        .chain(() -> breaks.known(heads));
  }

  /** What a head says of a lane. */
  private record Said(long head, LaneHead lane) {}

  private List<Said> chain(List<SignedHead> heads) {
    List<Said> changed = new ArrayList<>();
    for (var head : heads) {
      signed(head);
      follows(head);
      for (var lane : head.lanes()) {
        if (lane.size() > 0 && (last == null || !last.lanes().contains(lane))) {
          changed.add(new Said(head.number(), lane));
        }
      }
      last = head;
    }
    return changed;
  }

  private boolean signed(SignedHead head) {
    boolean signed = keys.isSigned(head);
    if (!signed) {
      findings.add(unsigned(head));
    }
    return signed;
  }

  /** The same fault whoever finds it. */
  static Fault unsigned(SignedHead head) {
    var detail = "head %d is not signed by a key of ours".formatted(head.number());
    return Fault.head(Kind.HEAD_MISMATCH, head.number(), null, detail + itsHash(head));
  }

  private void follows(SignedHead head) {
    if (head.acknowledged() != null) {
      breaks.follows(head, last);
      return;
    }
    long number = last == null ? 0 : last.number();
    var previous = last == null ? Hash.NONE : HeadText.of(last).hash();
    if (head.number() != number + 1 || !head.previous().equals(previous)) {
      wrong(head.number(), null, "head %d does not follow from the one before it" + itsHash(head));
    }
  }

  /** Tells it from what it may become. */
  static String itsHash(SignedHead head) {
    return ", its hash is " + HeadText.of(head).hash();
  }

  private static List<Said> said(SignedHead head, List<Integer> lanes) {
    return head.lanes().stream()
        .filter(lane -> lane.size() > 0 && lanes.contains(lane.lane()))
        .map(lane -> new Said(head.number(), lane))
        .toList();
  }

  private Uni<Void> seals(List<Said> said) {
    return said.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(SEALS)
            .execute(
                Tuple.of(
                    said.stream().map(Said::head).toArray(Long[]::new),
                    said.stream().map(one -> one.lane().lane()).toArray(Integer[]::new),
                    said.stream().map(one -> one.lane().size()).toArray(Long[]::new)))
            .invoke(rows -> compare(said, rows))
            .replaceWithVoid();
  }

  private void compare(List<Said> said, RowSet<Row> rows) {
    var wanted = said.iterator();
    for (var row : rows) {
      var one = wanted.next();
      if (Columns.found(row, "root").filter(one.lane().root()::equals).isEmpty()) {
        wrong(
            one.head(),
            one.lane().lane(),
            "head %d says of its lane what no seal says, at " + one.lane().size() + " events");
      }
    }
  }

  private void wrong(long head, @Nullable Integer lane, String detail) {
    findings.add(Fault.head(Kind.HEAD_MISMATCH, head, lane, detail.formatted(head)));
  }
}
