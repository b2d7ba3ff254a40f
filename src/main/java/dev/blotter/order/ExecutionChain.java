package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One execution and all that became of it: the trade, then its corrections, then perhaps its bust.
 *
 * @param reports as the venue gave them, oldest first
 * @param quantity what counts now, in today's units (a split changes them); zero once busted
 * @param price what counts now, in today's units
 */
public record ExecutionChain(
    String venue, List<ReportedExecution> reports, Quantity quantity, Price price) {

  public ExecutionChain {
    reports = List.copyOf(reports);
  }

  static ExecutionChain of(String venue, ReportedExecution trade) {
    return new ExecutionChain(venue, List.of(trade), trade.lastQty(), trade.lastPx());
  }

  ExecutionChain then(ReportedExecution report) {
    var longer = Stream.concat(reports.stream(), Stream.of(report)).toList();
    return new ExecutionChain(venue, longer, report.lastQty(), report.lastPx());
  }

  ExecutionChain bustedBy(String execId) {
    var noCommission = Commission.zero(commission().currency());
    return then(ReportedExecution.bust(execId, lastExecId(), noCommission));
  }

  ExecutionChain split(Split ratio) {
    return new ExecutionChain(venue, reports, ratio.of(quantity), ratio.of(price));
  }

  /** The id that the trade itself came with. */
  public String firstExecId() {
    return reports.getFirst().execId();
  }

  /** The id that a correction or a bust must refer to. */
  public String lastExecId() {
    return last().execId();
  }

  /** The commission that counts now. */
  public Commission commission() {
    return last().commission();
  }

  /** True once it is as if it had never happened. */
  public boolean busted() {
    return last().kind() == ReportedExecution.Kind.BUST;
  }

  boolean contains(String venueAsked, String execId) {
    return venue.equals(venueAsked) && reports.stream().anyMatch(r -> r.execId().equals(execId));
  }

  BigDecimal notional() {
    return quantity.value().multiply(price.value());
  }

  private ReportedExecution last() {
    return reports.getLast();
  }
}
