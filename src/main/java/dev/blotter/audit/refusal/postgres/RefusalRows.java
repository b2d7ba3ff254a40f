package dev.blotter.audit.refusal.postgres;

import dev.blotter.audit.refusal.Refusal;
import dev.blotter.audit.refusal.RefusedCommand;
import dev.blotter.kernel.ColumnArrays;
import dev.blotter.projection.RowSource;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Rows of the record of refusals, as they are written and read. */
final class RefusalRows implements RowSource<Refusal> {

  /** Their ids let a batch be sent again whose answer was lost. Roles are words. */
  static final String INSERT =
      """
      INSERT INTO refusals (id, at, last_at, times, actor_id, actor_roles, operation, method, path,
        user_id, code, status, correlation_id, idempotency_key)
      SELECT unnest($1::uuid[]), unnest($2::timestamptz[]), unnest($3::timestamptz[]),
        unnest($4::int[]), unnest($5::text[]), string_to_array(unnest($6::text[]), ' '),
        unnest($7::text[]), unnest($8::text[]), unnest($9::text[]), unnest($10::uuid[]),
        unnest($11::text[]), unnest($12::int[]), unnest($13::uuid[]), unnest($14::text[])
      ON CONFLICT (at, id) DO NOTHING""";

  static Tuple columns(List<Refusal> all) {
    return Tuple.wrap(
        ColumnArrays.of(all)
            .uuids(Refusal::id)
            .times(refusal -> refusal.first().at())
            .times(Refusal::lastAt)
            .integers(Refusal::times)
            .texts(refusal -> refusal.first().actor())
            .texts(refusal -> String.join(" ", refusal.first().roles()))
            .texts(refusal -> refusal.first().operation())
            .texts(refusal -> refusal.first().method())
            .texts(refusal -> refusal.first().path())
            .uuids(refusal -> refusal.first().userId())
            .texts(refusal -> refusal.first().code())
            .integers(refusal -> refusal.first().status())
            .uuids(refusal -> refusal.first().correlationId())
            .texts(refusal -> refusal.first().idempotencyKey())
            .all());
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
