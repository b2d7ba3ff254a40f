package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The executions of an order, each with its corrections.
 *
 * @param chains in the order in which the trades were reported
 */
public record OrderExecutions(List<ExecutionChain> chains) {

  static final OrderExecutions NONE = new OrderExecutions(List.of());

  public OrderExecutions {
    chains = ExecutionList.of(chains);
  }

  private ExecutionList list() {
    return ExecutionList.of(chains);
  }

  private ExecutionTotals totals() {
    return list().totals();
  }

  /** Those that count: not busted. */
  public List<ExecutionChain> live() {
    return chains.stream().filter(chain -> !chain.busted()).toList();
  }

  /** The execution that a report with that id belongs to. */
  public Optional<ExecutionChain> find(String venue, String execId) {
    for (var chain : chains) {
      if (chain.contains(venue, execId)) {
        return Optional.of(chain);
      }
    }
    return Optional.empty();
  }

  /** The report with that id. */
  Optional<ReportedExecution> report(String venue, String execId) {
    return find(venue, execId).flatMap(chain -> chain.report(execId));
  }

  /** What is executed, asked for or not, busts and corrections taken into account. */
  Quantity quantity() {
    return ExecutionChain.rounded(totals().quantity());
  }

  /** Their average price to ten decimals, half to even; null where nothing is executed. */
  @Nullable Price avgPx() {
    var executed = totals().quantity();
    return executed.signum() == 0
        ? null
        : new Price(notional().value().divide(executed, Price.SCALE, RoundingMode.HALF_EVEN));
  }

  /** What they cost or brought together, without commissions. */
  public Notional notional() {
    return totals().notional();
  }

  /** What was taken in cash for their commissions of that currency. */
  public Money charged(Currency currency) {
    return totals().charged(currency);
  }

  /** What venues have charged for them, exactly, by currency; without those that cost nothing. */
  List<Commission> commissions() {
    return totals().commissions();
  }

  OrderExecutions plus(ExecutionChain chain) {
    return new OrderExecutions(list().with(chain));
  }

  /** With a correction of the execution that it refers to. */
  OrderExecutions revised(String venue, String execRefId, ReportedExecution report) {
    return each(chain -> chain.contains(venue, execRefId) ? chain.then(report) : chain);
  }

  /** With the bust of the execution that it refers to. */
  OrderExecutions busted(String venue, String execRefId, String execId) {
    return each(chain -> chain.contains(venue, execRefId) ? chain.bustedBy(execId) : chain);
  }

  OrderExecutions split(Split units) {
    return each(chain -> chain.split(units));
  }

  private OrderExecutions each(UnaryOperator<ExecutionChain> change) {
    return new OrderExecutions(chains.stream().map(change).toList());
  }
}
