package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Lane;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.CorrectFill;
import dev.blotter.order.OrderCommand.VenueReport;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.Cycles;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import java.util.Objects;

/** What a correction or a bust does to position and cash: as if the fill had been otherwise. */
final class RevisionPosting {
  private final TradePostings postings;

  RevisionPosting(TradePostings postings) {
    this.postings = postings;
  }

  void post(
      AccountDraft draft, Order order, VenueReport report, States states, Circumstances world) {
    var account = draft.portfolio().account();
    var symbol = order.terms().symbol();
    var history = FillHistory.of(order, report, account, states);
    var book = PositionStates.book(order.userId(), order.portfolioId(), account, symbol, states);
    var revision =
        new Revision(
            order.orderId(),
            report.venue(),
            history.execId(),
            report instanceof CorrectFill fix ? replacement(order, fix, draft, history) : null,
            report.execId(),
            Objects.requireNonNullElse(report.transactTime(), world.now()));
    int lane = Lane.of(order.userId());
    var refold =
        Cycles.refold(book, history.cycles(), revision, () -> world.ids().next(lane, world.now()));
    draft.post(postings.revise(account, revision, refold));
    draft.position(refold.changes());
  }

  private static Fill replacement(
      Order order, CorrectFill fix, AccountDraft draft, FillHistory history) {
    var symbol = order.terms().symbol();
    return Fill.of(
        order.orderId(),
        fix.venue(),
        fix.execId(),
        symbol,
        order.terms().side(),
        fix.lastQty(),
        fix.lastPx(),
        symbol.quotedIn(draft.portfolio().account().baseCurrency()),
        Objects.requireNonNull(fix.commission()),
        history.executedAt());
  }
}
