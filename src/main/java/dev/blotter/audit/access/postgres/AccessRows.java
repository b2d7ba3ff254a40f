package dev.blotter.audit.access.postgres;

import dev.blotter.audit.access.Access;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.ColumnArrays;
import dev.blotter.projection.RowSource;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Rows of the record of reads, as they are written and read. */
final class AccessRows implements RowSource<Access> {

  /** Their ids let a batch be sent again whose answer was lost. */
  static final String INSERT =
      """
      INSERT INTO audit_accesses (id, at, reader_type, reader_id, operation, method, path, query,
        user_id, status, correlation_id)
      SELECT unnest($1::uuid[]), unnest($2::timestamptz[]), unnest($3::text[]), unnest($4::text[]),
        unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[]),
        unnest($9::uuid[]), unnest($10::int[]), unnest($11::uuid[])
      ON CONFLICT (at, id) DO NOTHING""";

  static Tuple columns(List<Access> all) {
    return Tuple.wrap(
        ColumnArrays.of(all)
            .uuids(Access::id)
            .times(Access::at)
            .texts(access -> access.reader().type().name())
            .texts(access -> access.reader().id())
            .texts(Access::operation)
            .texts(Access::method)
            .texts(Access::path)
            .texts(Access::query)
            .uuids(Access::userId)
            .integers(Access::status)
            .uuids(Access::correlationId)
            .all());
  }

  @Override
  public String select() {
    return "SELECT * FROM audit_accesses";
  }

  @Override
  public Access read(Row row) {
    return new Access(
        row.getUUID("id"),
        Stored.time(row, "at"),
        new Actor(Actor.Type.valueOf(row.getString("reader_type")), row.getString("reader_id")),
        row.getString("operation"),
        row.getString("method"),
        row.getString("path"),
        row.getString("query"),
        row.getUUID("user_id"),
        row.getInteger("status"),
        row.getUUID("correlation_id"));
  }
}
