package dev.blotter.ledger.postgres;

import dev.blotter.kernel.ColumnArrays;
import dev.blotter.ledger.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Writes the seals of a pass, their nodes, and where their lanes go on. */
final class SealWriter {

  private static final String SEALS =
      """
      INSERT INTO ledger_seals (lane, number, from_position, to_position, root, previous, sealed_at,
        hash, leaves)
      SELECT unnest($1::integer[]), unnest($2::bigint[]), unnest($3::bigint[]), unnest($4::bigint[]),
        unnest($5::bytea[]), unnest($6::bytea[]), unnest($7::timestamptz[]), unnest($8::bytea[]),
        unnest($9::bytea[])""";
  private static final String NODES =
      """
      INSERT INTO ledger_nodes (lane, level, index, hash)
      SELECT unnest($1::integer[]), unnest($2::integer[]), unnest($3::bigint[]),
        unnest($4::bytea[])""";
  private static final String LANES =
      """
      UPDATE ledger_lanes AS h SET seals = n.number, size = n.size, hash = n.hash, peaks = n.peaks,
        last_occurred_at = n.last_occurred_at
      FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[],
        $6::timestamptz[]) AS n(lane, number, size, hash, peaks, last_occurred_at)
      WHERE h.lane = n.lane""";

  private final List<Sealed> sealed;

  /** A seal as it was made, and as it is told. */
  private record Sealed(NewSeal made, Seal seal) {

    int lane() {
      return seal.lane();
    }

    Buffer hash() {
      return Columns.bytes(seal.hash());
    }
  }

  SealWriter(List<NewSeal> made, Instant now) {
    this.sealed = made.stream().map(seal -> new Sealed(seal, seal.seal(now))).toList();
  }

  Uni<Void> write(SqlConnection connection) {
    return connection
        .preparedQuery(SEALS)
        .execute(sealColumns())
        .chain(() -> nodes(connection))
        .chain(() -> connection.preparedQuery(LANES).execute(laneColumns()))
        .replaceWithVoid();
  }

  private Uni<Void> nodes(SqlConnection connection) {
    var nodes = sealed.stream().flatMap(one -> one.made.nodes().stream()).toList();
    return nodes.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(NODES).execute(nodeColumns(nodes)).replaceWithVoid();
  }

  private static Tuple nodeColumns(List<NewSeal.Node> nodes) {
    return Tuple.wrap(
        ColumnArrays.of(nodes)
            .integers(NewSeal.Node::lane)
            .integers(NewSeal.Node::level)
            .longs(NewSeal.Node::index)
            .column(node -> Columns.bytes(node.hash()), Buffer[]::new)
            .all());
  }

  private Tuple sealColumns() {
    return Tuple.wrap(
        ColumnArrays.of(sealed)
            .integers(Sealed::lane)
            .longs(one -> one.seal.number())
            .longs(one -> one.seal.fromPosition())
            .longs(one -> one.seal.toPosition())
            .column(one -> Columns.bytes(one.seal.root()), Buffer[]::new)
            .column(one -> Columns.bytes(one.seal.previous()), Buffer[]::new)
            .times(one -> one.seal.sealedAt())
            .column(Sealed::hash, Buffer[]::new)
            .column(one -> one.made.leaves(), Buffer[]::new)
            .all());
  }

  private Tuple laneColumns() {
    return Tuple.wrap(
        ColumnArrays.of(sealed)
            .integers(Sealed::lane)
            .longs(one -> one.seal.number())
            .longs(one -> one.seal.toPosition())
            .column(Sealed::hash, Buffer[]::new)
            .column(one -> Buffer.buffer(one.made.peaks()), Buffer[]::new)
            .column(one -> one.made.lastOccurredAt(), OffsetDateTime[]::new)
            .all());
  }
}
