package dev.blotter.audit.refusal.postgres;

import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.RefusedCommand;
import dev.blotter.projection.RowSource;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the record of refusals, as they are written and read. */
final class RefusalRows implements RowSource<Refusal> {

  /** Their ids let a batch be sent again whose answer was lost. Roles are words. */
  static final String INSERT =
      """
      INSERT INTO refusals (id, at, last_at, times, actor_id, actor_roles, operation, method, path,
        user_id, code, status, correlation_id, idempotency_key)
      SELECT id, at, last_at, times, actor_id, string_to_array(roles, ' '), operation, method, path,
        user_id, code, status, correlation_id, idempotency_key
      FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::text[], $12::int[],
        $13::uuid[], $14::text[])
        AS r (id, at, last_at, times, actor_id, roles, operation, method, path, user_id, code,
          status, correlation_id, idempotency_key)
      ON CONFLICT (at, id) DO NOTHING""";

  static Tuple columns(List<Refusal> all) {
    return Tuple.tuple()
        .addArrayOfUUID(column(all, Refusal::id, new UUID[0]))
        .addArrayOfOffsetDateTime(times(all, refusal -> refusal.first().at()))
        .addArrayOfOffsetDateTime(times(all, Refusal::lastAt))
        .addArrayOfInteger(column(all, Refusal::times, new Integer[0]))
        .addArrayOfString(texts(all, RefusedCommand::actor))
        .addArrayOfString(texts(all, command -> String.join(" ", command.roles())))
        .addArrayOfString(texts(all, RefusedCommand::operation))
        .addArrayOfString(texts(all, RefusedCommand::method))
        .addArrayOfString(texts(all, RefusedCommand::path))
        .addArrayOfUUID(column(all, refusal -> refusal.first().userId(), new UUID[0]))
        .addArrayOfString(texts(all, RefusedCommand::code))
        .addArrayOfInteger(column(all, refusal -> refusal.first().status(), new Integer[0]))
        .addArrayOfUUID(column(all, refusal -> refusal.first().correlationId(), new UUID[0]))
        .addArrayOfString(texts(all, RefusedCommand::idempotencyKey));
  }

  private static OffsetDateTime[] times(List<Refusal> all, Function<Refusal, Instant> value) {
    return column(
        all, refusal -> value.apply(refusal).atOffset(ZoneOffset.UTC), new OffsetDateTime[0]);
  }

  private static String[] texts(
      List<Refusal> all, Function<RefusedCommand, @Nullable String> value) {
    return column(all, refusal -> value.apply(refusal.first()), new String[0]);
  }

  @SuppressWarnings("NullAway") // arrays of columns may hold nulls
  private static <V> V[] column(List<Refusal> all, Function<Refusal, @Nullable V> value, V[] form) {
    return all.stream().map(value).toList().toArray(form);
  }

  @Override
  public String select() {
    return "SELECT * FROM refusals";
  }

  @Override
  public Refusal read(Row row) {
    return new Refusal(
        row.getUUID("id"), command(row), Stored.time(row, "last_at"), row.getInteger("times"));
  }

  private static RefusedCommand command(Row row) {
    return new RefusedCommand(
        Stored.time(row, "at"),
        row.getString("actor_id"),
        List.of(row.getArrayOfStrings("actor_roles")),
        row.getString("operation"),
        row.getString("method"),
        row.getString("path"),
        row.getString("path"),
        row.getUUID("user_id"),
        row.getString("code"),
        row.getInteger("status"),
        row.getUUID("correlation_id"),
        row.getString("idempotency_key"));
  }
}
