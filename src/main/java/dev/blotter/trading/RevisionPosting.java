package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.CorrectFill;
import dev.blotter.order.OrderCommand.VenueReport;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.CycleHistory;
import dev.blotter.position.Cycles;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import dev.blotter.position.FillRange;
import java.util.Objects;
import java.util.Optional;

/** What a correction or a bust does to position and cash: as if the fill had been otherwise. */
final class RevisionPosting {
  private final TradePostings postings;

  RevisionPosting(TradePostings postings) {
    this.postings = postings;
  }

  /** Why the position cannot take a correction, or empty where it can. */
  static Optional<Rejection> refusal(Account account, Order order, CorrectFill fix, States states) {
    var history = FillHistory.of(order, fix, account, states);
    var figures = history.cycles().stream().map(CycleHistory::figures).toList();
    return FillRange.refusal(figures, replacement(order, fix, account, history).volume());
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
            report instanceof CorrectFill fix ? replacement(order, fix, account, history) : null,
            report.execId(),
            Objects.requireNonNullElse(report.transactTime(), world.now()));
    int lane = Lane.of(order.userId());
    var refold =
        Cycles.refold(book, history.cycles(), revision, () -> world.ids().next(lane, world.now()));
    draft.post(postings.revise(account, revision, refold));
    draft.position(refold.changes());
  }

  private static Fill replacement(
      Order order, CorrectFill fix, Account account, FillHistory history) {
    var symbol = order.terms().symbol();
    return Fill.of(
        order.orderId(),
        fix.venue(),
        fix.execId(),
        symbol,
        order.terms().side(),
        fix.lastQty(),
        fix.lastPx(),
        symbol.quotedIn(account.baseCurrency()),
        Objects.requireNonNull(fix.commission()),
        history.executedAt());
  }
}
