package dev.blotter.risk;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A trade that is only supposed.
 *
 * @param quantity positive
 * @param price what it pays, in the currency that the instrument is quoted in
 */
public record SupposedTrade(Symbol symbol, Side side, BigDecimal quantity, Price price) {

  private static final UUID NONE = new UUID(0, 0);

  /** The account after it, settled at once and without a commission. */
  Account after(Account account) {
    var quote = symbol.quotedIn(account.baseCurrency());
    var signed = side == Side.BUY ? quantity : quantity.negate();
    var paid = Money.rounded(signed.multiply(price.value()), quote);
    var before = account.balance(quote);
    var balance = new Balance(before.total().minus(paid), before.locked(), before.unsettled());
    return Bookkeeping.evolve(
        account,
        new TradeCashPosted(
            NONE, "", "", paid.negated(), holding(account, signed, paid), null, balance));
  }

  private Holding holding(Account account, BigDecimal signed, Money paid) {
    return account
        .holding(symbol)
        .map(
            held ->
                new Holding(
                    symbol,
                    held.positionId(),
                    held.cycle(),
                    held.signedQuantity().add(signed),
                    held.costBasis().plus(paid)))
        .orElseGet(() -> new Holding(symbol, NONE, 1, signed, paid));
  }
}
