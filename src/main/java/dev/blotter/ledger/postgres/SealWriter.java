package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Writes the seals of a pass, their nodes, and where their lanes go on. */
final class SealWriter {

  private static final String SEALS =
      """
      INSERT INTO ledger_seals (lane, number, from_position, to_position, root, previous, sealed_at,
        hash, leaves)
      SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[],
        $6::bytea[], $7::timestamptz[], $8::bytea[], $9::bytea[])""";
  private static final String NODES =
      """
      INSERT INTO ledger_nodes (lane, level, index, hash)
      SELECT * FROM unnest($1::integer[], $2::integer[], $3::bigint[], $4::bytea[])""";
  private static final String LANES =
      """
      UPDATE ledger_lanes AS h SET seals = n.number, size = n.size, hash = n.hash, peaks = n.peaks,
        last_occurred_at = n.last_occurred_at
      FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[],
        $6::timestamptz[]) AS n(lane, number, size, hash, peaks, last_occurred_at)
      WHERE h.lane = n.lane""";

  private final List<NewSeal> made;
  private final List<Seal> seals;

  SealWriter(List<NewSeal> made, Instant now) {
    this.made = made;
    this.seals = made.stream().map(seal -> seal.seal(now)).toList();
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
    var nodes = made.stream().flatMap(seal -> seal.nodes().stream()).toList();
    return nodes.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection
            .preparedQuery(NODES)
            .execute(
                Tuple.of(
                    nodes.stream().map(NewSeal.Node::lane).toArray(Integer[]::new),
                    nodes.stream().map(NewSeal.Node::level).toArray(Integer[]::new),
                    nodes.stream().map(NewSeal.Node::index).toArray(Long[]::new),
                    nodes.stream().map(node -> Bytes.of(node.hash())).toArray(Buffer[]::new)))
            .replaceWithVoid();
  }

  private Tuple sealColumns() {
    return Tuple.wrap(
        Arrays.<Object>asList(
            seals.stream().map(Seal::lane).toArray(Integer[]::new),
            seals.stream().map(Seal::number).toArray(Long[]::new),
            seals.stream().map(Seal::fromPosition).toArray(Long[]::new),
            seals.stream().map(Seal::toPosition).toArray(Long[]::new),
            buffers(seal -> Bytes.of(seal.root())),
            buffers(seal -> Bytes.of(seal.previous())),
            seals.stream().map(seal -> Bytes.time(seal.sealedAt())).toArray(OffsetDateTime[]::new),
            buffers(seal -> Bytes.of(seal.hash())),
            made.stream().map(NewSeal::leaves).toArray(Buffer[]::new)));
  }

  private Tuple laneColumns() {
    return Tuple.wrap(
        Arrays.<Object>asList(
            seals.stream().map(Seal::lane).toArray(Integer[]::new),
            seals.stream().map(Seal::number).toArray(Long[]::new),
            seals.stream().map(Seal::toPosition).toArray(Long[]::new),
            buffers(seal -> Bytes.of(seal.hash())),
            made.stream().map(seal -> Buffer.buffer(seal.peaks())).toArray(Buffer[]::new),
            made.stream().map(NewSeal::lastOccurredAt).toArray(OffsetDateTime[]::new)));
  }

  private Buffer[] buffers(Function<Seal, Buffer> column) {
    return seals.stream().map(column).toArray(Buffer[]::new);
  }
}
