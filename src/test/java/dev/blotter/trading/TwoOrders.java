package dev.blotter.trading;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.Holding;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A margin account with an order to buy and one to sell, and what a venue may report of them: often
 * more than was ordered.
 */
final class TwoOrders {
  final Accounts account = Accounts.with("MARGIN", "1000000.00").seldomAnswered();
  private final UUID buy = account.placed(Side.BUY, "100", "100.00");
  private final UUID sell = account.placed(Side.SELL, "100", "100.00");

  /** An execution as a venue reports it. */
  record Report(Side side, String execId, Quantity quantity, Price price, Money fee) {

    static Report draw(RandomGenerator random, String execId, int decimals) {
      int units = (int) Math.pow(10, decimals);
      return new Report(
          random.nextBoolean() ? Side.BUY : Side.SELL,
          execId,
          new Quantity(BigDecimal.valueOf(1 + random.nextInt(60 * units), decimals)),
          new Price(BigDecimal.valueOf(1_000 + random.nextInt(9_000), 2)),
          Accounts.usd(BigDecimal.valueOf(random.nextInt(300), 2).toPlainString()));
    }

    Report as(Report content, String id) {
      return new Report(side, id, content.quantity, content.price, content.fee);
    }
  }

  /** One to ten executions, e1, e2 and so on. */
  static List<Report> reports(RandomGenerator random, int decimals) {
    var reports = new ArrayList<Report>();
    int count = 1 + random.nextInt(10);
    for (int i = 1; i <= count; i++) {
      reports.add(Report.draw(random, "e" + i, decimals));
    }
    return reports;
  }

  static TwoOrders after(List<Report> reports) {
    var orders = new TwoOrders();
    reports.forEach(orders::accepted);
    return orders;
  }

  /** The report, which must be taken in and change something. */
  void accepted(Report report) {
    changed(deliver(report));
  }

  Outcome deliver(Report report) {
    return account.run(
        new RecordFill(
            order(report),
            Accounts.VENUE,
            report.execId,
            null,
            report.quantity,
            report.price,
            Commission.of(report.fee)));
  }

  void bust(Report report, String execId) {
    changed(account.run(new BustFill(order(report), Accounts.VENUE, execId, null, report.execId)));
  }

  /** Corrects an execution to another content, which has an id of its own. */
  void correct(Report report, Report right) {
    changed(
        account.run(
            new CorrectFill(
                order(report),
                Accounts.VENUE,
                right.execId,
                null,
                report.execId,
                right.quantity,
                right.price,
                Commission.of(right.fee))));
  }

  /** What does not depend on the order of the executions. */
  List<Object> sums() {
    return List.of(
        account.state(buy).figures(),
        account.state(sell).figures(),
        account.balance().total(),
        account.held(Accounts.AAPL).stripTrailingZeros());
  }

  /** The sums, and what the position cost. */
  List<Object> sumsAndCost() {
    var cost = account.portfolio().account().holding(Accounts.AAPL).map(Holding::costBasis);
    var all = new ArrayList<>(sums());
    all.add(cost.orElse(Accounts.usd("0.00")));
    return all;
  }

  private UUID order(Report report) {
    return report.side == Side.BUY ? buy : sell;
  }

  private static void changed(Outcome outcome) {
    if (outcome.events().isEmpty()) {
      throw new AssertionError("refused: " + outcome.code());
    }
  }
}
