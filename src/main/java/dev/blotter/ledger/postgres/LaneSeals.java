package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.Frontier;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.Seal;
import dev.blotter.ledger.TreeHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the seals of one lane from the first on, and holds each against the one before it
 * and against the tree that its leaves make. Not thread-safe.
 */
final class LaneSeals {

  private static final int BATCH = 64;
  private static final String AFTER =
      "SELECT "
          + SealRows.COLUMNS
          + ", leaves FROM ledger_seals WHERE lane = $1 AND number > $2 ORDER BY number LIMIT "
          + BATCH;
  private static final String NODES =
      """
      SELECT w.level, w.index, w.hash = n.hash AS same, encode(n.hash, 'hex') AS there
      FROM unnest($2::integer[], $3::bigint[], $4::bytea[]) AS w(level, index, hash)
      LEFT JOIN ledger_nodes AS n ON n.lane = $1 AND n.level = w.level AND n.index = w.index""";

  private final Pool pool;
  private final int lane;
  private final Findings findings;
  private final List<NewSeal.Node> nodes = new ArrayList<>();
  private final Frontier tree =
      Frontier.empty((level, index, root) -> nodes.add(new NewSeal.Node(0, level, index, root)));
  private Hash previous = Hash.NONE;
  private long number;
  private boolean ended;

  LaneSeals(Pool pool, int lane, Findings findings) {
    this.pool = pool;
    this.lane = lane;
    this.findings = findings;
  }

  /** How far the lane is sealed, by the seals seen so far. */
  long size() {
    return tree.size();
  }

  /** The next seals; empty after the last that is there. */
  Uni<Optional<SealedRun>> next() {
    return ended ? Uni.createFrom().item(Optional.empty()) : read();
  }

  private Uni<Optional<SealedRun>> read() {
    return pool.preparedQuery(AFTER)
        .execute(Tuple.of(lane, number))
        .flatMap(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : LongWork.byWorker(() -> check(rows))
                        .call(this::checkNodes)
                        .map(Optional::of));
  }

  private SealedRun check(RowSet<Row> rows) {
    long from = tree.size() + 1;
    var leaves = Buffer.buffer();
    for (var row : rows) {
      var seal = SealRows.of(row);
      if (!isNext(seal)) {
        ended = true;
        break;
      }
      byte[] own = Columns.bytes(row, "leaves");
      if (!hasLeaves(seal, own)) {
        ended = true;
        break;
      }
      tree.addAll(own);
      leaves.appendBytes(own);
      check(seal);
      previous = seal.hash();
      number = seal.number();
    }
    return new SealedRun(from, leaves.getBytes());
  }

  /** Without a seal nothing that follows can be compared: the leaves are not known. */
  private boolean isNext(Seal seal) {
    if (seal.number() == number + 1 && seal.fromPosition() == tree.size() + 1) {
      return true;
    }
    findings.add(
        Fault.lane(
            Kind.SEAL_BROKEN,
            lane,
            tree.size() + 1,
            "there is no seal %d of the events from %d on".formatted(number + 1, tree.size() + 1)));
    return false;
  }

  /** Nor without the hash of each leaf. */
  private boolean hasLeaves(Seal seal, byte[] own) {
    long wanted = seal.toPosition() - seal.fromPosition() + 1;
    if (wanted > 0 && own.length % Hash.BYTES == 0 && own.length / Hash.BYTES == wanted) {
      return true;
    }
    findings.add(
        Fault.lane(
            Kind.SEAL_BROKEN,
            lane,
            seal.fromPosition(),
            "seal %d has not the hashes of %d leaves, checksum %s"
                .formatted(seal.number(), wanted, new TreeHash().plain(own))));
    return false;
  }

  private void check(Seal seal) {
    if (!seal.previous().equals(previous)) {
      broken(seal, "seal %d does not name the seal before it".formatted(seal.number()));
    }
    if (!seal.isWhole()) {
      broken(seal, "the hash of seal %d is not that of what it says".formatted(seal.number()));
    }
    if (seal.toPosition() != tree.size() || !seal.root().equals(tree.root())) {
      broken(seal, "the root of seal %d is not that of its leaves".formatted(seal.number()));
    }
  }

  private Uni<Void> checkNodes() {
    if (nodes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var wanted =
        Tuple.of(
            lane,
            nodes.stream().map(NewSeal.Node::level).toArray(Integer[]::new),
            nodes.stream().map(NewSeal.Node::index).toArray(Long[]::new),
            nodes.stream().map(node -> Columns.bytes(node.hash())).toArray(Buffer[]::new));
    nodes.clear();
    return pool.preparedQuery(NODES)
        .execute(wanted)
        .invoke(rows -> rows.forEach(this::checkNode))
        .replaceWithVoid();
  }

  private void checkNode(Row row) {
    if (!Boolean.TRUE.equals(row.getBoolean("same"))) {
      long index = row.getLong("index");
      int level = row.getInteger("level");
      findings.add(
          Fault.lane(
              Kind.SEAL_BROKEN,
              lane,
              (index << (8 * level)) + 1,
              "the hash %d of level %d is not that of the leaves below it, but %s"
                  .formatted(index, level, row.getString("there"))));
    }
  }

  /** With what tells a seal as it is now from what it may become. */
  private void broken(Seal seal, String detail) {
    var now = (seal + " over " + tree.root()).getBytes(StandardCharsets.UTF_8);
    findings.add(
        Fault.lane(
            Kind.SEAL_BROKEN,
            lane,
            seal.fromPosition(),
            detail + ", checksum " + new TreeHash().plain(now)));
  }
}
