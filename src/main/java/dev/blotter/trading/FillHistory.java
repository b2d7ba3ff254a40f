package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.portfolio.Account;
import dev.blotter.position.CycleHistory;
import dev.blotter.position.Fill;
import dev.blotter.position.Movement;
import dev.blotter.position.PositionEvent;
import dev.blotter.position.PositionRejection;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cycles that a bust or a correction derives anew: from the one that the execution begins
 * within to the last.
 *
 * @param execution by its last id in the position
 * @param cycles oldest first
 */
record FillHistory(ExecutionRef execution, List<CycleHistory> cycles) {

  FillHistory {
    cycles = List.copyOf(cycles);
  }

  /** The histories that are still to be read; none where the report refers to nothing live. */
  static Needs needs(Order order, VenueReport report, Account account, States states) {
    var execution = execution(order, report);
    var needed = new ArrayList<AggregateRef>();
    var ref = PositionStates.last(account, order.terms().symbol()).orElse(null);
    while (execution.isPresent() && ref != null) {
      needed.add(ref);
      ref = states.hasHistory(ref) ? before(cycle(ref, states), execution.get()) : null;
    }
    return Needs.histories(needed);
  }

  static FillHistory of(Order order, VenueReport report, Account account, States states) {
    var execution = execution(order, report).orElseThrow();
    var cycles = new ArrayDeque<CycleHistory>();
    var ref = PositionStates.last(account, order.terms().symbol()).orElse(null);
    while (ref != null) {
      var cycle = cycle(ref, states);
      cycles.addFirst(cycle);
      ref = before(cycle, execution);
    }
    return new FillHistory(execution, List.copyOf(cycles));
  }

  /** The currency that the execution is booked in. */
  Currency currency() {
    return cycles.getFirst().figures().quote();
  }

  /** Refused where what follows is booked in another currency: the two cannot be one position. */
  Optional<Rejection> refusal() {
    return cycles.stream().allMatch(cycle -> cycle.figures().quote().equals(currency()))
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                PositionRejection.POSITION_CURRENCY_CHANGED,
                "The instrument has been traded in another currency since."));
  }

  /** When the execution took place; a correction does not change that. */
  Instant executedAt() {
    return cycles.stream()
        .flatMap(cycle -> cycle.movements().stream())
        .map(Movement::fill)
        .filter(Objects::nonNull)
        .filter(fill -> fill.ref().equals(execution))
        .map(Fill::executedAt)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable AggregateRef before(CycleHistory cycle, ExecutionRef execution) {
    return cycle.previous() == null || cycle.beginsWithin(execution)
        ? null
        : AggregateRef.position(cycle.previous());
  }

  private static CycleHistory cycle(AggregateRef ref, States states) {
    List<PositionEvent> events =
        states.history(ref).stream().map(e -> (PositionEvent) e.event()).toList();
    return CycleHistory.of(ref.id(), events);
  }

  /** The execution referred to by its last id, unless it is busted or the report is known. */
  private static Optional<ExecutionRef> execution(Order order, VenueReport report) {
    var reference = reference(report);
    if (reference == null || order.executions().find(report.venue(), report.execId()).isPresent()) {
      return Optional.empty();
    }
    return order
        .executions()
        .find(report.venue(), reference)
        .filter(chain -> !chain.busted())
        .map(chain -> report.ref().withExecId(chain.lastExecId()));
  }

  private static @Nullable String reference(VenueReport report) {
    return switch (report) {
      case CorrectFill fix -> fix.execRefId();
      case BustFill bust -> bust.execRefId();
      default -> null;
    };
  }
}
