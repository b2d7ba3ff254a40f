package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.postgres.Group.Check;
import dev.blotter.eventlog.postgres.Group.Claim;
import dev.blotter.eventlog.postgres.Group.Entry;
import dev.blotter.eventlog.postgres.Group.Event;
import dev.blotter.kernel.ColumnArrays;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The call of the function {@code append_events}: its arguments are one array each. */
final class AppendCall {

  static final String SQL =
      """
      SELECT outcome, first_position, last_position, occurred_at, command_id, fingerprint, answer
      FROM append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
        $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)""";

  private AppendCall() {}

  static Tuple arguments(Group group, EventCodec codec) {
    var entries = group.entries();
    List<Object> arguments = new ArrayList<>(26);
    arguments.addAll(commands(entries.stream().map(Entry::append).toList()));
    arguments.addAll(checks(entries.stream().flatMap(entry -> entry.checks().stream()).toList()));
    arguments.addAll(
        events(entries.stream().flatMap(entry -> entry.events().stream()).toList(), codec));
    arguments.addAll(claims(entries.stream().flatMap(entry -> entry.claims().stream()).toList()));
    return Tuple.wrap(arguments);
  }

  private static List<Object> commands(List<Append> appends) {
    return ColumnArrays.of(appends)
        .uuids(Append::userId)
        .texts(Append::commandId)
        .texts(Append::fingerprint)
        .texts(Append::answer)
        .texts(append -> append.origin().actor().type().name())
        .texts(append -> append.origin().actor().id())
        .uuids(append -> append.origin().correlationId())
        .uuids(append -> append.origin().causationId())
        .integers(append -> append.changes().size())
        .times(Append::notAfter)
        .all();
  }

  private static List<Object> checks(List<Check> checks) {
    return ColumnArrays.of(checks)
        .integers(Check::command)
        .texts(check -> check.aggregate().type().label())
        .uuids(check -> check.aggregate().id())
        .longs(Check::before)
        .longs(Check::after)
        .all();
  }

  private static List<Object> events(List<Event> events, EventCodec codec) {
    return ColumnArrays.of(events)
        .integers(Event::command)
        .uuids(Event::id)
        .texts(event -> event.change().aggregate().type().label())
        .uuids(event -> event.change().aggregate().id())
        .longs(Event::version)
        .texts(event -> event.change().event().type())
        .integers(event -> event.change().event().schemaVersion())
        .times(event -> event.change().effectiveAt())
        .texts(event -> codec.encode(event.change().event()))
        .all();
  }

  private static List<Object> claims(List<Claim> claims) {
    return ColumnArrays.of(claims).integers(Claim::command).texts(Claim::commandId).all();
  }
}
