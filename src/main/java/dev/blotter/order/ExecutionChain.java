package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One execution and all that became of it: the trade, then its corrections, then perhaps its bust.
 *
 * @param reports as the venue gave them, oldest first
 * @param units what the splits since the last report make of its units
 */
public record ExecutionChain(String venue, List<ReportedExecution> reports, Ratio units) {

  /** Decimals of a quantity in today's units before it is rounded. */
  private static final int EXACT = 40;

  public ExecutionChain {
    reports = List.copyOf(reports);
  }

  static ExecutionChain of(String venue, ReportedExecution trade) {
    return new ExecutionChain(venue, List.of(trade), Ratio.ONE);
  }

  ExecutionChain then(ReportedExecution report) {
    var longer = Stream.concat(reports.stream(), Stream.of(report)).toList();
    return new ExecutionChain(venue, longer, Ratio.ONE);
  }

  ExecutionChain bustedBy(String execId) {
    var noCommission = Commission.zero(commission().currency());
    return then(ReportedExecution.bust(execId, lastExecId(), noCommission));
  }

  ExecutionChain split(Split next) {
    return new ExecutionChain(venue, reports, units.then(next.ratio()));
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
    return venue.equals(venueAsked) && report(execId).isPresent();
  }

  /** The report with that id. */
  Optional<ReportedExecution> report(String execId) {
    for (var report : reports) {
      if (report.execId().equals(execId)) {
        return Optional.of(report);
      }
    }
    return Optional.empty();
  }

  /** What counts now, in today's units; zero once busted. */
  public Quantity quantity() {
    return rounded(unrounded());
  }

  /** What counts now, in today's units; zero once busted. */
  public Price price() {
    return new Price(units.priced(last().lastPx()));
  }

  /** What it cost or brought, which no split changes; zero once busted. */
  Notional notional() {
    return Notional.of(last().lastQty(), last().lastPx());
  }

  /** The quantity in today's units, so that those of many can be rounded as one. */
  BigDecimal unrounded() {
    var reported = last().lastQty().value();
    return units.equals(Ratio.ONE)
        ? reported
        : units.times(reported, EXACT, RoundingMode.HALF_EVEN);
  }

  static Quantity rounded(BigDecimal quantity) {
    return new Quantity(quantity.setScale(Quantity.SCALE, RoundingMode.HALF_EVEN));
  }

  private ReportedExecution last() {
    return reports.getLast();
  }
}
