package dev.blotter.seeding;

import dev.blotter.kernel.Lane;
import dev.blotter.ledger.Frontier;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Seals some lanes as the service would that finds them all unsealed: a row of {@code ledger_seals}
 * for what it takes of a lane at a time, the nodes of the tree, and where the lane goes on.
 *
 * @param sealedAt what every seal says; when the history ends
 */
record SeededSeals(Leaves leaves, int firstLane, int lastLane, Instant sealedAt)
    implements SeedTarget.Work {

  private static final int SHARES = 4;

  /** A pass of the service divided among all lanes. */
  private static final int EVENTS_PER_SEAL = 256;

  private static final String SEAL =
      """
      INSERT INTO ledger_seals (lane, number, from_position, to_position, root, previous, sealed_at,
        hash, leaves) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String NODE =
      "INSERT INTO ledger_nodes (lane, level, index, hash) VALUES (?, ?, ?, ?)";
  private static final String LANE =
      """
      UPDATE ledger_lanes AS l SET seals = ?, size = ?, hash = ?, peaks = ?,
        last_occurred_at = lanes.last_occurred_at
      FROM lanes WHERE lanes.lane = l.lane AND l.lane = ?""";

  /** Those of all lanes in a few parts, which may be written at the same time. */
  static List<SeededSeals> all(Leaves leaves, Instant sealedAt) {
    int each = Lane.COUNT / SHARES;
    return IntStream.range(0, SHARES)
        .mapToObj(i -> new SeededSeals(leaves, i * each, (i + 1) * each - 1, sealedAt))
        .toList();
  }

  @Override
  public void run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var seals = connection.prepareStatement(SEAL);
        var nodes = connection.prepareStatement(NODE);
        var lanes = connection.prepareStatement(LANE)) {
      for (int lane = firstLane; lane <= lastLane; lane++) {
        new SealedLane(lane).write(seals, nodes, lanes);
      }
    }
    connection.commit();
  }

  private record Node(int level, long index, Hash hash) {}

  /** A lane whose tree grows. */
  private final class SealedLane {

    private final int lane;
    private final byte[] hashes;
    private final List<Node> made = new ArrayList<>();
    private final Frontier tree =
        Frontier.empty((level, i, root) -> made.add(new Node(level, i, root)));
    private long seals;
    private Hash last = Hash.NONE;

    SealedLane(int lane) {
      this.lane = lane;
      this.hashes = leaves.of(lane);
    }

    void write(PreparedStatement sealRows, PreparedStatement nodeRows, PreparedStatement laneRows)
        throws SQLException {
      while (tree.size() * Hash.BYTES < hashes.length) {
        seal(sealRows);
      }
      sealRows.executeBatch();
      for (var node : made) {
        add(nodeRows, lane, node.level(), node.index(), node.hash().bytes());
      }
      nodeRows.executeBatch();
      add(laneRows, seals, tree.size(), last.bytes(), tree.peaks(), lane);
      laneRows.executeBatch();
    }

    private void seal(PreparedStatement rows) throws SQLException {
      int from = Math.toIntExact(tree.size()) * Hash.BYTES;
      int to = Math.min(hashes.length, from + EVENTS_PER_SEAL * Hash.BYTES);
      byte[] own = Arrays.copyOfRange(hashes, from, to);
      long first = tree.size() + 1;
      tree.addAll(own);
      var seal = Seal.of(lane, ++seals, first, tree.size(), tree.root(), last, sealedAt);
      add(
          rows,
          lane,
          seal.number(),
          seal.fromPosition(),
          seal.toPosition(),
          seal.root().bytes(),
          seal.previous().bytes(),
          Timestamp.from(seal.sealedAt()),
          seal.hash().bytes(),
          own);
      last = seal.hash();
    }
  }

  private static void add(PreparedStatement rows, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      rows.setObject(i + 1, values[i]);
    }
    rows.addBatch();
  }
}
