package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Asks for rebuilds of whole read models, all or none of them.
 *
 * @param versions of the projections, by name
 * @param key what names the request
 */
record RebuildRequest(
    Map<String, Integer> versions, OnDifference onDifference, Actor actor, String key) {

  private static final String REQUEST =
      """
      INSERT INTO projection_rebuilds (id, projection, version, on_difference, actor_type,
        actor_id, request_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""";
  private static final String REQUESTED =
      RebuildRows.SELECT + "WHERE r.id = $1 OR r.request_key = $2";

  /**
   * In a transaction, which is to be rolled back where it fails.
   *
   * @return those that were asked for now, or by this very request before; fails with {@link
   *     Refused} where one is being made anew already, or the key named something else
   */
  Uni<List<Rebuild>> on(SqlConnection connection, Supplier<UUID> ids) {
    return Multi.createFrom()
        .iterable(versions.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            one -> ask(connection, ids.get(), one.getKey(), one.getValue()))
        .collect()
        .asList();
  }

  private Uni<Rebuild> ask(SqlConnection connection, UUID id, String projection, int version) {
    var named = keyOf(projection);
    var row =
        Tuple.of(id, projection, version, onDifference.name(), actor.type().name(), actor.id())
            .addString(named);
    return connection
        .preparedQuery(REQUEST)
        .execute(row)
        .chain(() -> connection.preparedQuery(REQUESTED).execute(Tuple.of(id, named)))
        .map(RebuildRows::first)
        .map(found -> found.filter(one -> isOf(one, projection)).orElseThrow(Refused::new));
  }

  private String keyOf(String projection) {
    return actor.id() + ":" + key + (versions.size() == 1 ? "" : ":" + projection);
  }

  private boolean isOf(Rebuild found, String projection) {
    return found.projection().equals(projection)
        && found.userId() == null
        && found.onDifference() == onDifference;
  }

  /** One of them cannot be had, and so none. */
  static final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
