package dev.blotter.audit.access.postgres;

import dev.blotter.audit.access.Access;
import dev.blotter.kernel.Actor;
import dev.blotter.projection.RowSource;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the record of reads, as they are written and read. */
final class AccessRows implements RowSource<Access> {

  /** Their ids let a batch be sent again whose answer was lost. */
  static final String INSERT =
      """
      INSERT INTO audit_accesses (id, at, reader_type, reader_id, operation, method, path, query,
        user_id, status, correlation_id)
      SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::uuid[], $10::int[], $11::uuid[])
      ON CONFLICT (at, id) DO NOTHING""";

  static Tuple columns(List<Access> all) {
    return Tuple.tuple()
        .addArrayOfUUID(column(all, Access::id, new UUID[0]))
        .addArrayOfOffsetDateTime(
            column(all, a -> a.at().atOffset(ZoneOffset.UTC), new OffsetDateTime[0]))
        .addArrayOfString(texts(all, a -> a.reader().type().name()))
        .addArrayOfString(texts(all, a -> a.reader().id()))
        .addArrayOfString(texts(all, Access::operation))
        .addArrayOfString(texts(all, Access::method))
        .addArrayOfString(texts(all, Access::path))
        .addArrayOfString(texts(all, Access::query))
        .addArrayOfUUID(column(all, Access::userId, new UUID[0]))
        .addArrayOfInteger(column(all, Access::status, new Integer[0]))
        .addArrayOfUUID(column(all, Access::correlationId, new UUID[0]));
  }

  private static String[] texts(List<Access> all, Function<Access, @Nullable String> value) {
    return column(all, value, new String[0]);
  }

  @SuppressWarnings("NullAway") // arrays of columns may hold nulls
  private static <V> V[] column(List<Access> all, Function<Access, @Nullable V> value, V[] form) {
    return all.stream().map(value).toList().toArray(form);
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
