package dev.blotter.activity;

import dev.blotter.activity.Activity.Fee;
import dev.blotter.activity.Activity.Trade;
import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.util.List;

/**
 * What an execution, its correction or its bust is in the books.
 *
 * @param net what the cash changed by, commissions in its currency included
 * @param balance all cash of that currency afterwards
 */
record TradeEntry(ActivityStatus status, Symbol symbol, Money net, Money balance, Trade trade) {

  static TradeEntry of(EventRow row, TradeCashPosted posting, Explanations known) {
    var charges = known.of(row, CommissionCharged.class);
    var gross = posting.amount();
    var net = gross;
    var balance = posting.balance().total();
    for (var charge : charges) {
      if (charge.amount().currency().equals(gross.currency())) {
        net = net.minus(charge.amount());
        balance = charge.balance().total();
      }
    }
    var report = Report.of(row, known);
    var trade = trade(posting, report, known, charges.stream().map(TradeEntry::fee).toList());
    return new TradeEntry(report.status(), posting.holding().symbol(), net, balance, trade);
  }

  private static Trade trade(
      TradeCashPosted posting, Report report, Explanations known, List<Fee> fees) {
    var order = known.order(posting.orderId());
    var figures = report.figures();
    return new Trade(
        posting.orderId(),
        order.clientOrderId(),
        order.terms().side(),
        posting.venue(),
        posting.execId(),
        report.execRefId(),
        report.qty(),
        report.price(),
        report.commission(),
        posting.amount().amount(),
        fees,
        posting.settlesAt(),
        figures.status(),
        figures.cumQty(),
        figures.leavesQty(),
        figures.overfillQty());
  }

  private static Fee fee(CommissionCharged charge) {
    var amount = charge.amount();
    return new Fee(amount.amount(), amount.currency(), charge.balance().total().amount());
  }
}
