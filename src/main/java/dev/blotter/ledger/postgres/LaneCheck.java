package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.job.RunControl;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares all events of a lane with the hashes that they were sealed with. Pages are bounds of
 * positions, so that the next one is read while the one before is hashed.
 */
final class LaneCheck {

  private static final int PAGE = 2048;
  private static final int AT_A_TIME = 2;

  private static final String EVENTS =
      "SELECT e.packed FROM " + PackedEvents.from("", "$2::bigint", "$3::bigint", "e.lane = $1");

  private static final String TAIL =
      """
      SELECT l.last_position, count(e.lane_position) AS present,
        count(DISTINCT e.lane_position) AS positions, max(e.lane_position) AS highest,
        min(e.lane_position) FILTER (WHERE e.lane_position > e.expected) AS after_gap,
        (SELECT count(*) || ', checksum ' || sum(hashtextextended(b::text, 0))
         FROM all_events AS b WHERE lane = $1 AND lane_position < 1) AS before_first,
        (SELECT count(*) || ', checksum ' || sum(hashtextextended(b::text, 0))
         FROM all_events AS b WHERE lane = $1 AND lane_position > l.last_position) AS behind_last
      FROM lanes AS l
      LEFT JOIN (SELECT lane, lane_position,
          $2 + row_number() OVER (ORDER BY lane_position) AS expected
        FROM all_events WHERE lane = $1 AND lane_position > $2) AS e ON e.lane = l.lane
      WHERE l.lane = $1 GROUP BY l.last_position""";

  private final Pool pool;
  private final int lane;
  private final Findings findings;
  private final RunControl control;
  private final SeenStreams seen;
  private final LaneSeals seals;

  /**
   * @param seen gets every event that was sealed
   */
  LaneCheck(Pool pool, int lane, Findings findings, RunControl control, SeenStreams seen) {
    this.pool = pool;
    this.lane = lane;
    this.findings = findings;
    this.control = control;
    this.seen = seen;
    this.seals = new LaneSeals(pool, lane, findings);
  }

  /** How far the lane is sealed. */
  Uni<Long> run() {
    return Multi.createBy()
        .repeating()
        .uni(seals::next)
        .until(Optional::isEmpty)
        .onItem()
        .transformToUniAndConcatenate(run -> events(run.orElseThrow()))
        .collect()
        .last()
        .chain(this::tail)
        .map(done -> seals.size());
  }

  private Uni<Void> events(SealedRun run) {
    return Multi.createFrom()
        .iterable(pages(run))
        .onItem()
        .transformToUni(page -> compare(page, run))
        .merge(AT_A_TIME)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private record Page(long from, long to) {}

  private static List<Page> pages(SealedRun run) {
    long end = run.end();
    List<Page> pages = new ArrayList<>();
    for (long from = run.from(); from < end; from += PAGE) {
      pages.add(new Page(from, Math.min(from + PAGE, end) - 1));
    }
    return pages;
  }

  private Uni<Void> compare(Page page, SealedRun run) {
    control.mustGoOn();
    var events = new EventPage(lane, page.from(), page.to(), run, findings, seen);
    return pool.preparedQuery(EVENTS)
        .execute(Tuple.of(lane, page.from(), page.to()))
        .flatMap(rows -> LongWork.byWorker(() -> events.compare(rows)))
        .invoke(control::add)
        .replaceWithVoid();
  }

  /**
   * What is not sealed yet must at least be there without a gap, and nothing beyond it. Nothing may
   * be before the first position either, where the columns themselves let nothing be.
   */
  private Uni<Void> tail() {
    return pool.preparedQuery(TAIL)
        .execute(Tuple.of(lane, seals.size()))
        .invoke(rows -> rows.forEach(this::judge))
        .replaceWithVoid();
  }

  private void judge(Row row) {
    long size = seals.size();
    long last = row.getLong("last_position");
    long highest = Optional.ofNullable(row.getLong("highest")).orElse(size);
    long present = row.getLong("present");
    control.add(present);
    judgeFirst(row.getString("before_first"));
    if (last < size) {
      findings.add(
          Fault.lane(
              Kind.ROLLED_BACK,
              lane,
              last + 1,
              "the lane says that it ends at %d, but is sealed to %d".formatted(last, size)));
    } else if (highest > last || present > row.getLong("positions")) {
      findings.add(Fault.lane(Kind.EXTRA, lane, highest, extra(present, row)));
    } else if (present < last - size) {
      findings.add(gap(gap(row, highest), last - size - present));
    }
  }

  private static String extra(long present, Row row) {
    long twice = present - row.getLong("positions");
    @Nullable String behind = row.getString("behind_last");
    return "there are more events than were appended"
        + (twice == 0 ? "" : ", %d where another is".formatted(twice))
        + (behind == null ? "" : ", behind the last: " + behind);
  }

  private Fault gap(long position, long missing) {
    var detail = "the event at %d, not sealed yet, is missing".formatted(position);
    var more = missing == 1 ? "" : ", and %d more".formatted(missing - 1);
    return Fault.lane(Kind.GAP, lane, position, detail + more);
  }

  /**
   * @param before how many, and what tells them from others; null where there are none
   */
  private void judgeFirst(@Nullable String before) {
    if (before != null) {
      var detail = "events before the first position: " + before;
      findings.add(new Fault(Kind.EXTRA, lane, null, null, null, detail));
    }
  }

  private static long gap(Row row, long highest) {
    var afterGap = row.getLong("after_gap");
    return afterGap == null ? highest + 1 : afterGap - 1;
  }
}
