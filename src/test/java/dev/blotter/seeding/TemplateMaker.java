package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.projection.CopyRows;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays an account and writes down what it leaves in every table, with gaps. */
final class TemplateMaker {

  private final Seed seed;
  private final Market market;
  private final Rules rules;
  private final Map<Table, List<FieldType>> types;

  TemplateMaker(Seed seed, Market market, Map<Table, List<FieldType>> types) {
    this.seed = seed;
    this.market = market;
    this.rules = new Rules(market);
    this.types = types;
  }

  Template make(int orders, SplittableRandom random) {
    var script = new AccountScript(seed, market, rules, orders, random);
    var events = script.play().events();
    var gaps = new Gaps(script.user(), PortfolioId.of(script.user()), moments(events));
    return new Template(orders, gaps, new AccountRows(gaps, events, script.user()).all());
  }

  private static Set<Instant> moments(List<RecordedEvent> events) {
    Set<Instant> moments = new HashSet<>();
    events.forEach(event -> moments.add(event.occurredAt()));
    return moments;
  }

  /** The rows of one account. */
  private final class AccountRows {

    private final Fields fields;
    private final List<RecordedEvent> events;
    private final UUID user;
    private final Map<Table, TableRows.Draft> drafts = new EnumMap<>(Table.class);

    AccountRows(Gaps gaps, List<RecordedEvent> events, UUID user) {
      this.fields = new Fields(gaps);
      this.events = events;
      this.user = user;
    }

    Map<Table, TableRows> all() {
      events.forEach(event -> add(Table.EVENTS, event.occurredAt(), EventRow.of(event)));
      streams().forEach(s -> add(Table.STREAMS, s.first().occurredAt(), s.values()));
      events.stream()
          .filter(event -> event.event() instanceof OrderInitialized)
          .forEach(event -> add(Table.COMMANDS, event.occurredAt(), CommandRow.of(event)));
      addAll(Table.USERS, ReadModels.users());
      addAll(Table.PORTFOLIOS, ReadModels.portfolios());
      addAll(Table.ORDERS, ReadModels.orders());
      addAll(Table.POSITIONS, ReadModels.positions());
      var opened = events.getFirst().occurredAt();
      add(Table.USER_KEYS, opened, List.of(Mark.LANE, user, Mark.WRAPPED_KEY));
      add(Table.USER_EMAILS, opened, List.of(Mark.EMAIL_HASH, user));
      Map<Table, TableRows> rows = new EnumMap<>(Table.class);
      for (var table : Table.values()) {
        rows.put(table, drafts.getOrDefault(table, new TableRows.Draft()).rows());
      }
      return rows;
    }

    private List<StreamRow> streams() {
      Map<AggregateRef, StreamRow> streams = new LinkedHashMap<>();
      events.forEach(e -> streams.merge(e.aggregate(), StreamRow.of(e), StreamRow::followedBy));
      return List.copyOf(streams.values());
    }

    private void addAll(Table table, CopyRows<?> rows) {
      events.forEach(rows::apply);
      rows.all(Mark.LANE, Mark::position).forEach(row -> add(table, row.since(), row.values()));
    }

    private void add(Table table, Instant at, List<? extends @Nullable Object> values) {
      drafts
          .computeIfAbsent(table, none -> new TableRows.Draft())
          .add(at.toEpochMilli(), fields.line(types.get(table), values));
    }
  }
}
