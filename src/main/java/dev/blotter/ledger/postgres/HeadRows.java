package dev.blotter.ledger.postgres;

import dev.blotter.kernel.Lane;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.TreeHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Heads as rows. */
final class HeadRows {

  private static final String COLUMNS =
      "number, made_at, previous, acknowledged, sizes, roots, root, key_id, signature, hash";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM ledger_heads ";
  private static final String INSERT =
      "INSERT INTO ledger_heads (" + COLUMNS + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

  /** Where some could not be brought out and that was acknowledged, those behind the break. */
  private static final String UNPUBLISHED =
      SELECT
          + """
            WHERE number > $1 AND ($1 = 0 OR number >= (
              SELECT coalesce(max(b.number), 0) FROM ledger_heads AS b
              WHERE b.acknowledged IS NOT NULL AND b.number > $1))
            ORDER BY number LIMIT $2""";

  private HeadRows() {}

  static Uni<Optional<SignedHead>> newest(SqlClient client) {
    return client.query(SELECT + "ORDER BY number DESC LIMIT 1").execute().map(HeadRows::first);
  }

  static Uni<Optional<SignedHead>> find(SqlClient client, long number) {
    return client
        .preparedQuery(SELECT + "WHERE number = $1")
        .execute(Tuple.of(number))
        .map(HeadRows::first);
  }

  /** Heads above a number, the lowest first. */
  static Uni<List<SignedHead>> after(SqlClient client, long number, int limit) {
    return client
        .preparedQuery(SELECT + "WHERE number > $1 ORDER BY number LIMIT $2")
        .execute(Tuple.of(number, limit))
        .map(rows -> rows.stream().map(HeadRows::of).toList());
  }

  /**
   * Heads that are to be brought out next, the lowest first.
   *
   * @param published the number of the newest that is; 0 where none is known
   */
  static Uni<List<SignedHead>> unpublished(SqlClient client, long published, int limit) {
    return client
        .preparedQuery(UNPUBLISHED)
        .execute(Tuple.of(published, limit))
        .map(rows -> rows.stream().map(HeadRows::of).toList());
  }

  /** Heads below a number, the highest first. */
  static Uni<List<SignedHead>> before(SqlClient client, long number, int limit) {
    return client
        .preparedQuery(SELECT + "WHERE number < $1 ORDER BY number DESC LIMIT $2")
        .execute(Tuple.of(number, limit))
        .map(rows -> rows.stream().map(HeadRows::of).toList());
  }

  static Uni<Void> insert(SqlClient client, SignedHead head) {
    var roots = Buffer.buffer();
    head.lanes().forEach(lane -> roots.appendBytes(lane.root().bytes()));
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.wrap(
                Arrays.<Object>asList(
                    head.number(),
                    Columns.time(head.time()),
                    Columns.bytes(head.previous()),
                    head.acknowledged(),
                    head.lanes().stream().map(LaneHead::size).toArray(Long[]::new),
                    roots,
                    Columns.bytes(head.root()),
                    head.keyId(),
                    head.signature(),
                    Columns.bytes(HeadText.of(head).hash()))))
        .replaceWithVoid();
  }

  private static Optional<SignedHead> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(HeadRows::of);
  }

  private static SignedHead of(Row row) {
    return new SignedHead(
        row.getLong("number"),
        Columns.time(row, "made_at"),
        Columns.hash(row, "previous"),
        row.getLong("acknowledged"),
        lanes(row.getArrayOfLongs("sizes"), Columns.bytes(row, "roots")),
        Columns.hash(row, "root"),
        row.getString("key_id"),
        row.getString("signature"));
  }

  /** Where there are not as many as lanes, the head says what nobody has signed. */
  private static List<LaneHead> lanes(Long[] sizes, byte[] roots) {
    boolean whole = sizes.length == Lane.COUNT && roots.length == Lane.COUNT * Hash.BYTES;
    if (!whole || Arrays.stream(sizes).anyMatch(Objects::isNull)) {
      var unknown = new TreeHash().plain(roots);
      return IntStream.range(0, Lane.COUNT).mapToObj(at -> new LaneHead(at, 0, unknown)).toList();
    }
    List<LaneHead> lanes = new ArrayList<>(Lane.COUNT);
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      lanes.add(new LaneHead(lane, sizes[lane], Hash.at(roots, lane * Hash.BYTES)));
    }
    return lanes;
  }
}
