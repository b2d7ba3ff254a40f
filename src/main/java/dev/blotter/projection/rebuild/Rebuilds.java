package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rebuilds that all nodes share, and their history. */
@Singleton
public final class Rebuilds {

  private static final String ONE = RebuildRows.SELECT + "WHERE r.id = $1";
  private static final String OUTDATED =
      """
      SELECT DISTINCT c.projection FROM projection_checkpoints AS c
      JOIN unnest($1::text[], $2::integer[]) AS known (projection, version)
        ON known.projection = c.projection AND known.version > c.version""";
  private static final String NAMED = RebuildRows.SELECT + "WHERE r.request_key = $1";
  private static final String OPEN =
      RebuildRows.SELECT + "WHERE r.ended_at IS NULL ORDER BY r.requested_at, r.id";
  private static final String LATEST =
      RebuildRows.SELECT + "ORDER BY r.requested_at DESC, r.id DESC LIMIT $1";

  /**
   * Only nodes that make of events what it was begun with may go on; any may clear it away. One
   * that could not be cleared away waits, and keeps nobody else waiting.
   */
  private static final String NEXT =
      RebuildRows.SELECT
          + """
          JOIN unnest($1::text[], $2::integer[]) AS known (projection, version)
            ON known.projection = r.projection
            AND (known.version = r.version OR r.state = 'CLEARING')
          WHERE r.ended_at IS NULL AND r.user_id IS NULL AND NOT r.paused AND r.state <> 'BLOCKED'
            AND (r.clear_after IS NULL OR r.clear_after <= clock_timestamp())
          ORDER BY r.requested_at, r.id LIMIT 1""";

  private static final String PAUSE =
      """
      UPDATE projection_rebuilds SET paused = true, paused_at = clock_timestamp()
      WHERE id = $1 AND ended_at IS NULL AND state <> 'CLEARING' AND NOT paused""";
  private static final String RESUME =
      """
      UPDATE projection_rebuilds SET paused = false, failures = 0,
        paused_for = paused_for + CASE WHEN state = 'FILLING' AND paused
          THEN clock_timestamp() - paused_at ELSE '0' END,
        state = CASE state WHEN 'BLOCKED' THEN 'SWAPPING' ELSE state END
      WHERE id = $1 AND (paused OR state = 'BLOCKED')""";
  private static final String CANCEL =
      """
      UPDATE projection_rebuilds SET state = 'CLEARING', outcome = 'CANCELLED', paused = false
      WHERE id = $1 AND ended_at IS NULL AND state <> 'CLEARING'""";
  private static final String DIFFERENCES =
      """
      SELECT row_id, lane, kind, columns FROM projection_rebuild_differences
      WHERE rebuild_id = $1 ORDER BY lane, row_id LIMIT $2""";

  private final Pool pool;
  private final Ids ids;
  private final InstantSource clock;

  public Rebuilds(Pool pool, Ids ids, InstantSource clock) {
    this.pool = pool;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Asks for rebuilds of whole read models, all or none of them. One that was asked for by that key
   * is not begun again.
   *
   * @param versions of the projections, by name
   * @param key what names the request
   * @return empty where one of them is being made anew already, or the key named something else
   */
  public Uni<Optional<List<Rebuild>>> request(
      Map<String, Integer> versions, OnDifference onDifference, Actor actor, String key) {
    var request = new RebuildRequest(versions, onDifference, actor, key);
    return pool.withTransaction(connection -> request.on(connection, this::newId).map(Optional::of))
        .onFailure(RebuildRequest.Refused.class)
        .recoverWithItem(Optional.empty());
  }

  /**
   * Asks for a rebuild, once, of those whose rows an older version has made.
   *
   * @return false where another rebuild of one of them is in the way
   */
  Uni<Boolean> requestOutdated(Map<String, Integer> versions) {
    return pool.preparedQuery(OUTDATED)
        .execute(known(versions))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(row -> row.getString("projection"))
        .onItem()
        .transformToUniAndConcatenate(name -> requestOutdated(name, versions.getOrDefault(name, 0)))
        .collect()
        .asList()
        .map(asked -> asked.stream().allMatch(Optional::isPresent));
  }

  private Uni<Optional<List<Rebuild>>> requestOutdated(String name, int version) {
    var key = "version " + version + " of " + name;
    return request(Map.of(name, version), OnDifference.REPORT, Actor.system("projections"), key);
  }

  /** The one that was asked for by a key. */
  Uni<Optional<Rebuild>> named(String key) {
    return pool.preparedQuery(NAMED).execute(Tuple.of(key)).map(RebuildRows::first);
  }

  UUID newId() {
    return ids.next(0, clock.instant());
  }

  public Uni<Optional<Rebuild>> find(UUID id) {
    return find(pool, id);
  }

  static Uni<Optional<Rebuild>> find(SqlClient client, UUID id) {
    return client.preparedQuery(ONE).execute(Tuple.of(id)).map(RebuildRows::first);
  }

  /** Those that are not over. */
  public Uni<List<Rebuild>> open() {
    return pool.query(OPEN).execute().map(RebuildRows::all);
  }

  /** The last ones asked for, the last of all first. */
  public Uni<List<Rebuild>> latest(int limit) {
    return pool.preparedQuery(LATEST).execute(Tuple.of(limit)).map(RebuildRows::all);
  }

  /** The one that waits longest to be worked on by a node with these projections. */
  Uni<Optional<Rebuild>> next(Map<String, Integer> versions) {
    return pool.preparedQuery(NEXT).execute(known(versions)).map(RebuildRows::first);
  }

  private static Tuple known(Map<String, Integer> versions) {
    var names = versions.keySet().toArray(String[]::new);
    var numbers = Arrays.stream(names).map(versions::get).toArray(Integer[]::new);
    return Tuple.of(names, numbers);
  }

  /** Lets it rest once what is under way is done; empty where it rests already or is over. */
  public Uni<Optional<Rebuild>> pause(UUID id) {
    return change(PAUSE, id);
  }

  /** Lets it go on, also over differences; empty where it does not rest. */
  public Uni<Optional<Rebuild>> resume(UUID id) {
    return change(RESUME, id);
  }

  /** Gives it up; empty where it is over, or swapped already. */
  public Uni<Optional<Rebuild>> cancel(UUID id) {
    return change(CANCEL, id);
  }

  private Uni<Optional<Rebuild>> change(String sql, UUID id) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(id))
        .flatMap(
            changed ->
                changed.rowCount() == 0
                    ? Uni.createFrom().item(Optional.<Rebuild>empty())
                    : find(id));
  }

  /** The differences that were kept, at most that many. */
  public Uni<List<RowDifference>> differences(UUID id, int limit) {
    return pool.preparedQuery(DIFFERENCES).execute(Tuple.of(id, limit)).map(Rebuilds::differences);
  }

  private static List<RowDifference> differences(RowSet<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new RowDifference(
                    row.getUUID("row_id"),
                    row.getInteger("lane"),
                    row.getString("kind"),
                    List.of(row.getArrayOfStrings("columns"))))
        .toList();
  }
}
