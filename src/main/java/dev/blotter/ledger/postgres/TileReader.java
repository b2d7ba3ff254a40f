package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import dev.blotter.ledger.Tile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the tiles of one lane's tree, and remembers the last ones. Not thread-safe. */
final class TileReader {

  private static final int REMEMBERED = 64;
  private static final String LEAVES =
      """
      SELECT substring(leaves FROM (greatest(from_position, $2) - from_position)::integer * 32 + 1
        FOR (least(to_position, $3) - greatest(from_position, $2) + 1)::integer * 32) AS part
      FROM ledger_seals
      WHERE lane = $1 AND to_position >= $2 AND to_position <= coalesce((
          SELECT to_position FROM ledger_seals WHERE lane = $1 AND to_position >= $3
          ORDER BY to_position LIMIT 1), 9223372036854775807)
      ORDER BY to_position""";
  private static final String NODES =
      """
      SELECT hash AS part FROM ledger_nodes
      WHERE lane = $1 AND level = $2 AND index BETWEEN $3 AND $4 ORDER BY index""";

  private final Pool pool;
  private final int lane;
  private final Map<Tile, byte[]> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  TileReader(Pool pool, int lane) {
    this.pool = pool;
    this.lane = lane;
  }

  /** These tiles with the hashes that they hold so far; only whole ones are remembered. */
  Uni<Map<Tile, byte[]>> read(Set<Tile> tiles) {
    Map<Tile, byte[]> found = new HashMap<>();
    return Multi.createFrom()
        .iterable(tiles)
        .onItem()
        .transformToUniAndConcatenate(tile -> read(tile).invoke(hashes -> found.put(tile, hashes)))
        .collect()
        .last()
        .replaceWith(found);
  }

  private Uni<byte[]> read(Tile tile) {
    byte[] known = remembered.get(tile);
    return known != null
        ? Uni.createFrom().item(known)
        : query(tile).map(TileReader::joined).invoke(hashes -> remember(tile, hashes));
  }

  private void remember(Tile tile, byte[] hashes) {
    if (hashes.length == Tile.WIDTH * Hash.BYTES) {
      remembered.put(tile, hashes);
    }
  }

  private Uni<RowSet<Row>> query(Tile tile) {
    long first = tile.first();
    long last = first + Tile.WIDTH - 1;
    return tile.level() == 0
        ? pool.preparedQuery(LEAVES).execute(Tuple.of(lane, first + 1, last + 1))
        : pool.preparedQuery(NODES).execute(Tuple.of(lane, tile.level(), first, last));
  }

  private static byte[] joined(RowSet<Row> rows) {
    var joined = Buffer.buffer();
    rows.forEach(row -> joined.appendBytes(Columns.bytes(row, "part")));
    return joined.getBytes();
  }
}
