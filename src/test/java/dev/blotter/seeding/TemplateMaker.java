package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.projection.CopyLines;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Plays an account and writes down what it leaves in every table, with gaps. */
final class TemplateMaker {

  private final Seed seed;
  private final Market market;
  private final Rules rules;

  TemplateMaker(Seed seed, Market market) {
    this.seed = seed;
    this.market = market;
    this.rules = new Rules(market);
  }

  Template make(int orders, SplittableRandom random) {
    var script = new AccountScript(seed, market, rules, orders, random);
    var events = script.play().events();
    var gaps = new Gaps(script.user(), PortfolioId.of(script.user()), moments(events));
    var lines = new AccountLines(gaps, events).all();
    return new Template(orders, events, gaps, lines);
  }

  private static Set<Instant> moments(List<RecordedEvent> events) {
    Set<Instant> moments = new HashSet<>();
    events.forEach(event -> moments.add(event.occurredAt()));
    return moments;
  }

  /** The lines of one account. */
  private record AccountLines(Gaps gaps, List<RecordedEvent> events) {

    TemplateLines all() {
      return new TemplateLines(
          events.stream().map(EventLine::of).map(gaps::line).toList(),
          streams().values().stream().map(StreamLine::text).map(gaps::line).toList(),
          commands(),
          rows(ReadModels.users()),
          rows(ReadModels.portfolios()),
          rows(ReadModels.orders()),
          rows(ReadModels.positions()));
    }

    private Map<AggregateRef, StreamLine> streams() {
      Map<AggregateRef, StreamLine> streams = new LinkedHashMap<>();
      events.forEach(e -> streams.merge(e.aggregate(), StreamLine.of(e), StreamLine::followedBy));
      return streams;
    }

    private List<Line> commands() {
      return events.stream()
          .filter(event -> event.event() instanceof OrderInitialized)
          .map(CommandLine::of)
          .map(gaps::line)
          .toList();
    }

    private List<Line> rows(CopyLines<?> rows) {
      events.forEach(rows::apply);
      return rows.lines(Line.LANE, Line::position).stream().map(gaps::line).toList();
    }
  }
}
