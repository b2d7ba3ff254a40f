package dev.blotter.projection;

import static java.util.stream.Collectors.joining;

import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads what all read models have of some users, how far each had come and how far the log went: as
 * of one moment, so that it can be held against the log while both go on.
 */
@Singleton
public final class StoredModels {

  private static final String HEAD = "SELECT last_position FROM lanes WHERE lane = $1";
  private static final String CHECKPOINTS =
      "SELECT projection, version, position FROM projection_checkpoints WHERE lane = $1";
  private static final String PARKED =
      """
      SELECT DISTINCT ON (projection, user_id) projection, user_id, lane_position, reason
      FROM projection_parked WHERE lane = $1 AND user_id = ANY ($2)
      ORDER BY projection, user_id, lane_position""";

  private final Pool pool;
  private final List<Projection<?>> projections;
  private final String begin;
  private final String users;
  private final String has;

  @Inject
  StoredModels(Pool pool, Instance<Projection<?>> projections) {
    this(pool, projections.stream().toList());
  }

  public StoredModels(Pool pool, Collection<? extends Projection<?>> projections) {
    this.pool = pool;
    this.projections = List.copyOf(projections);
    // A table that is emptied looks empty to older snapshots too: it is held before ours is taken.
    this.begin =
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE "
            + tables().map(RowTable::name).collect(joining(", "))
            + " IN ACCESS SHARE MODE";
    this.users =
        Stream.concat(
                Stream.of("SELECT user_id FROM streams WHERE lane = $1"),
                tables().map(t -> "SELECT " + t.owner() + " FROM " + t.name() + " WHERE lane = $1"))
            .collect(joining(" UNION "));
    this.has =
        Stream.concat(
                Stream.of(
                    "streams WHERE lane = $1 AND aggregate_type = 'user' AND aggregate_id = $2",
                    "domain_events WHERE user_id = $2"),
                tables().map(t -> t.name() + " WHERE lane = $1 AND " + t.owner() + " = $2"))
            .map(rows -> "EXISTS (SELECT FROM " + rows + ")")
            .collect(joining(" OR ", "SELECT ", ""));
  }

  private Stream<RowTable<?>> tables() {
    return projections.stream().map(Projection::table);
  }

  public List<Projection<?>> projections() {
    return projections;
  }

  /** Whoever the log or a read model has anything of in that lane. */
  public Uni<List<UUID>> users(int lane) {
    return pool.preparedQuery(users + " ORDER BY 1")
        .execute(Tuple.of(lane))
        .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
  }

  /** Whether that user is one of them; each place is asked for one row, by an index. */
  public Uni<Boolean> has(UUID user) {
    return pool.preparedQuery(has)
        .execute(Tuple.of(Lane.of(user), user))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** How many they are. */
  public Uni<Long> userCount(int lane) {
    return pool.preparedQuery("SELECT count(*) FROM (" + users + ") AS u")
        .execute(Tuple.of(lane))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** What there is of these users of one lane: of each row as much as tells it from another. */
  public Uni<Moment<RowPrint>> prints(int lane, Collection<UUID> users) {
    return read(lane, projections, new StoredRows<>(users, List.of(), RowTable::print));
  }

  /** These rows of one read model of one user, as they are stored. */
  public Uni<Moment<StoredRow>> rows(int lane, UUID user, Projection<?> of, Collection<UUID> ids) {
    return read(lane, List.of(of), new StoredRows<>(List.of(user), ids, RowTable::stored));
  }

  private <T> Uni<Moment<T>> read(int lane, List<Projection<?>> of, StoredRows<T> rows) {
    return pool.withTransaction(connection -> read(connection, lane, of, rows));
  }

  /**
   * What was there at one moment.
   *
   * @param head the lane's last position; every append is in it as a whole or not at all
   * @param models by projection
   * @param <T> what is kept of a row
   */
  public record Moment<T>(long head, Map<String, StoredModel<T>> models) {

    /** That of a projection; one that has not begun has nothing. */
    public StoredModel<T> of(Projection<?> projection) {
      var model = models.get(projection.name());
      return model == null ? StoredModel.none(projection.version()) : model;
    }
  }

  // On one connection these are sent together and answered in order.
  private <T> Uni<Moment<T>> read(
      SqlConnection connection, int lane, List<Projection<?>> of, StoredRows<T> wanted) {
    var users = wanted.users().toArray(UUID[]::new);
    var begun = connection.query(begin).execute().replaceWithVoid();
    var head = connection.preparedQuery(HEAD).execute(Tuple.of(lane));
    var checkpoints = connection.preparedQuery(CHECKPOINTS).execute(Tuple.of(lane));
    var parked = connection.preparedQuery(PARKED).execute(Tuple.of(lane, users));
    var aside = ParkedEvents.aside(connection, List.of(lane));
    List<Uni<Map<UUID, List<T>>>> rows = new ArrayList<>();
    of.forEach(projection -> rows.add(wanted.read(connection, projection.table(), lane)));
    return begun
        .chain(
            () ->
                Uni.combine()
                    .all()
                    .unis(head, checkpoints, parked, aside, Uni.join().all(rows).andFailFast())
                    .asTuple())
        .map(
            found ->
                moment(
                    of,
                    found.getItem1(),
                    found.getItem2(),
                    found.getItem3(),
                    found.getItem4(),
                    found.getItem5()));
  }

  private static <T> Moment<T> moment(
      List<Projection<?>> of,
      RowSet<Row> head,
      RowSet<Row> checkpoints,
      RowSet<Row> parked,
      Map<String, Aside> leftOut,
      List<Map<UUID, List<T>>> rows) {
    Map<String, Map<UUID, StoredModel.Parked>> aside = new HashMap<>();
    for (var row : parked) {
      aside
          .computeIfAbsent(row.getString("projection"), name -> new HashMap<>())
          .put(
              row.getUUID("user_id"),
              new StoredModel.Parked(row.getLong("lane_position"), row.getString("reason")));
    }
    Map<String, Row> at = new HashMap<>();
    checkpoints.forEach(row -> at.put(row.getString("projection"), row));
    Map<String, StoredModel<T>> models = new LinkedHashMap<>();
    for (int i = 0; i < of.size(); i++) {
      var projection = of.get(i);
      var checkpoint = at.get(projection.name());
      models.put(
          projection.name(),
          new StoredModel<>(
              checkpoint == null ? projection.version() : checkpoint.getInteger("version"),
              checkpoint == null ? 0 : checkpoint.getLong("position"),
              aside.getOrDefault(projection.name(), Map.of()),
              leftOut.getOrDefault(projection.name(), Aside.NOTHING).skipped(),
              rows.get(i)));
    }
    return new Moment<>(
        head.iterator().hasNext() ? head.iterator().next().getLong(0) : 0, Map.copyOf(models));
  }
}
