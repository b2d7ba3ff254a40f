package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.postgres.Group.Check;
import dev.blotter.eventlog.postgres.Group.Claim;
import dev.blotter.eventlog.postgres.Group.Entry;
import dev.blotter.eventlog.postgres.Group.Event;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The call of the function {@code append_events}: its arguments are one array each. */
final class AppendCall {

  static final String SQL =
      """
      SELECT outcome, first_position, last_position, occurred_at, fingerprint, answer
      FROM append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
        $17, $18, $19, $20, $21, $22, $23, $24, $25)""";

  private final List<Object> arguments = new ArrayList<>(25);

  private AppendCall() {}

  static Tuple arguments(Group group, EventCodec codec) {
    var entries = group.entries();
    var call = new AppendCall();
    call.addCommands(entries.stream().map(Entry::append).toList());
    call.addChecks(entries.stream().flatMap(entry -> entry.checks().stream()).toList());
    call.addEvents(entries.stream().flatMap(entry -> entry.events().stream()).toList(), codec);
    call.addClaims(entries.stream().flatMap(entry -> entry.claims().stream()).toList());
    return Tuple.wrap(call.arguments);
  }

  private void addCommands(List<Append> appends) {
    add(appends, Append::userId, UUID[]::new);
    add(appends, Append::commandId, String[]::new);
    add(appends, Append::fingerprint, String[]::new);
    add(appends, Append::answer, String[]::new);
    add(appends, append -> append.origin().actor().type().name(), String[]::new);
    add(appends, append -> append.origin().actor().id(), String[]::new);
    add(appends, append -> append.origin().correlationId(), UUID[]::new);
    add(appends, append -> append.origin().causationId(), UUID[]::new);
    add(appends, append -> append.changes().size(), Integer[]::new);
  }

  private void addChecks(List<Check> checks) {
    add(checks, Check::command, Integer[]::new);
    add(checks, check -> check.aggregate().type().label(), String[]::new);
    add(checks, check -> check.aggregate().id(), UUID[]::new);
    add(checks, Check::before, Long[]::new);
    add(checks, Check::after, Long[]::new);
  }

  private void addEvents(List<Event> events, EventCodec codec) {
    add(events, Event::command, Integer[]::new);
    add(events, Event::id, UUID[]::new);
    add(events, event -> event.change().aggregate().type().label(), String[]::new);
    add(events, event -> event.change().aggregate().id(), UUID[]::new);
    add(events, Event::version, Long[]::new);
    add(events, event -> event.change().event().type(), String[]::new);
    add(events, event -> event.change().event().schemaVersion(), Integer[]::new);
    add(events, event -> Columns.time(event.change().effectiveAt()), OffsetDateTime[]::new);
    add(events, event -> codec.encode(event.change().event()), String[]::new);
  }

  private void addClaims(List<Claim> claims) {
    add(claims, Claim::command, Integer[]::new);
    add(claims, Claim::commandId, String[]::new);
  }

  private <R, T> void add(List<R> rows, Function<R, @Nullable T> value, IntFunction<T[]> array) {
    arguments.add(rows.stream().map(value).toArray(array));
  }
}
