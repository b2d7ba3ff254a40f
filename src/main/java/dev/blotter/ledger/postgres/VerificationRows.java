package dev.blotter.ledger.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.blotter.job.RunTable;
import dev.blotter.json.Json;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.postgres.Verification.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Verifications as rows, through which nodes know of each other's. */
@ApplicationScoped
class VerificationRows {

  private static final String COLUMNS =
      """
      id, scope, lane, user_id, aggregate_type, aggregate_id, status, checked_events, total_events,
      started_at, ended_at, head, found, findings, error""";
  private static final String BEGIN =
      """
      INSERT INTO ledger_verifications (id, scope, lane, user_id, aggregate_type, aggregate_id,
        subject, actor_type, actor_id, total_events, head)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9,
        (SELECT coalesce(sum(last_position), 0) FROM lanes WHERE $3::integer IS NULL OR lane = $3),
        (SELECT max(number) FROM ledger_heads)
      ON CONFLICT (subject) WHERE status = 'RUNNING' DO NOTHING""";
  private static final String SEEN =
      """
      UPDATE ledger_verifications SET seen_at = clock_timestamp(), checked_events = $2
      WHERE id = $1 AND status = 'RUNNING' RETURNING cancel_asked""";
  private static final String END =
      """
      UPDATE ledger_verifications SET status = $2, ended_at = clock_timestamp(),
        checked_events = $3, found = $4, findings = $5, error = $6
      WHERE id = $1 AND status = 'RUNNING'""";

  /** Of everything, the last that has ended, however it did. */
  private static final String LAST =
      """
      SELECT %s FROM ledger_verifications WHERE scope = 'all' AND status <> 'RUNNING'
      ORDER BY started_at DESC, id DESC LIMIT 1"""
          .formatted(COLUMNS);

  /** When one of everything last went through all of it, or the first event was sealed. */
  private static final String VERIFIED =
      """
      SELECT coalesce(
        (SELECT max(ended_at) FROM ledger_verifications
         WHERE scope = 'all' AND (status = 'PASSED' OR status = 'FAILED' AND error IS NULL)),
        (SELECT min(s.sealed_at) FROM ledger_lanes AS h
         JOIN ledger_seals AS s ON s.lane = h.lane AND s.number = 1)) AS since""";

  private final Pool pool;
  private final RunTable<Verification> runs;

  VerificationRows(Pool pool) {
    this.pool = pool;
    this.runs = new RunTable<>(pool, "ledger_verifications", COLUMNS, VerificationRows::of);
  }

  /** What can be done to them as to all runs. */
  RunTable<Verification> runs() {
    return runs;
  }

  /** Begins one; false where one of the same scope is running. */
  Uni<Boolean> begin(UUID id, VerificationScope scope, Actor actor) {
    var aggregate = scope.aggregate();
    return pool.preparedQuery(BEGIN)
        .execute(
            Tuple.wrap(
                Arrays.<Object>asList(
                    id,
                    scope.name(),
                    scope.lane(),
                    scope.userId(),
                    aggregate == null ? null : aggregate.type().label(),
                    aggregate == null ? null : aggregate.id(),
                    scope.subject(),
                    actor.type().name(),
                    actor.id())))
        .map(begun -> begun.rowCount() == 1);
  }

  /** Of everything, the last that has ended; empty where none has. */
  Uni<Optional<Verification>> last() {
    return pool.query(LAST)
        .execute()
        .map(rows -> rows.stream().findFirst().map(VerificationRows::of));
  }

  /** Since when nobody has gone through everything; empty where nothing is sealed. */
  Uni<Optional<Instant>> unverifiedSince() {
    return pool.query(VERIFIED)
        .execute()
        .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("since")))
        .map(since -> since.map(OffsetDateTime::toInstant));
  }

  /** Says that it is alive; answers true where it is to end. */
  Uni<Boolean> seen(UUID id, long checked) {
    return pool.preparedQuery(SEEN).execute(Tuple.of(id, checked)).map(RunTable::isToEnd);
  }

  Uni<Void> end(UUID id, Status status, long checked, Findings findings, @Nullable String error) {
    return pool.preparedQuery(END)
        .execute(
            Tuple.wrap(
                Arrays.<Object>asList(
                    id,
                    status.name(),
                    checked,
                    findings.count(),
                    Json.write(findings.first()),
                    error)))
        .replaceWithVoid();
  }

  private static Verification of(Row row) {
    var ended = row.getOffsetDateTime("ended_at");
    return new Verification(
        row.getUUID("id"),
        scope(row),
        Status.valueOf(row.getString("status")),
        row.getLong("checked_events"),
        row.getLong("total_events"),
        Columns.time(row, "started_at"),
        ended == null ? null : ended.toInstant(),
        row.getLong("head"),
        row.getLong("found"),
        faults(row.getString("findings")),
        row.getString("error"));
  }

  private static VerificationScope scope(Row row) {
    var aggregate =
        Optional.ofNullable(row.getString("aggregate_type"))
            .flatMap(AggregateType::ofLabel)
            .map(type -> new AggregateRef(type, row.getUUID("aggregate_id")));
    return new VerificationScope(
        row.getString("scope"),
        row.getInteger("lane"),
        row.getUUID("user_id"),
        aggregate.orElse(null));
  }

  private static List<Fault> faults(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<List<Fault>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
