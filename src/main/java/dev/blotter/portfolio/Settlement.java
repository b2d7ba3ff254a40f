package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles what is due. */
public final class Settlement {

  private Settlement() {}

  /** What settles by then, an event per currency; none where nothing is due. */
  public static List<PortfolioEvent> settle(Account account, Instant dueBy) {
    List<PortfolioEvent> events = new ArrayList<>();
    for (var currency : account.balances().keySet()) {
      due(account, currency, dueBy)
          .map(amount -> settled(account, dueBy, amount))
          .ifPresent(events::add);
    }
    return List.copyOf(events);
  }

  /** When the next amount is due, or empty where all is settled. */
  public static Optional<Instant> nextDue(Account account) {
    return account.unsettled().all().map(Unsettled::settlesAt).min(Instant::compareTo);
  }

  private static Optional<Money> due(Account account, Currency currency, Instant dueBy) {
    return account
        .unsettled()
        .all()
        .filter(item -> !item.settlesAt().isAfter(dueBy))
        .map(Unsettled::amount)
        .filter(amount -> amount.currency().equals(currency))
        .reduce(Money::plus);
  }

  private static CashSettled settled(Account account, Instant dueBy, Money amount) {
    return new CashSettled(dueBy, amount, account.balance(amount.currency()).settling(amount));
  }

  /** Whether the event settles what is of that moment and currency. */
  static boolean isDue(Instant settlesAt, Currency currency, CashSettled event) {
    return !settlesAt.isAfter(event.dueBy()) && currency.equals(event.amount().currency());
  }
}
