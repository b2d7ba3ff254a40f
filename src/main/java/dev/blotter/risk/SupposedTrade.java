package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trade that is only supposed.
 *
 * @param quantity positive
 * @param price what it pays, in the currency that the instrument is quoted in
 * @param currency what the instrument is told to be quoted in, or null where nobody has told
 */
public record SupposedTrade(
    Symbol symbol, Side side, BigDecimal quantity, Price price, @Nullable Currency currency) {

  private static final UUID NONE = new UUID(0, 0);

  /** The currency that it would be booked in. */
  Currency quotedIn(Account account) {
    return account
        .heldIn(symbol)
        .orElseGet(
            () -> Objects.requireNonNullElse(currency, symbol.quotedIn(account.baseCurrency())));
  }

  /** The account after it, settled at once and without a commission. */
  Account after(Account account) {
    var quote = quotedIn(account);
    var signed = side == Side.BUY ? quantity : quantity.negate();
    var paid = Money.rounded(signed.multiply(price.value()), quote);
    var before = account.balance(quote);
    var balance = new Balance(before.total().minus(paid), before.locked(), before.unsettled());
    return Bookkeeping.evolve(
        account,
        new TradeCashPosted(
            NONE, "", "", paid.negated(), holding(account, signed, paid), null, balance));
  }

  /** No more than can be held or owed of anything. */
  private static BigDecimal possible(BigDecimal signed) {
    var most = Quantity.LARGEST.value();
    return signed.min(most).max(most.negate());
  }

  private Holding holding(Account account, BigDecimal signed, Money paid) {
    return account
        .holding(symbol)
        .filter(held -> held.costBasis().currency().equals(paid.currency()))
        .map(
            held ->
                new Holding(
                    symbol,
                    held.positionId(),
                    held.cycle(),
                    possible(held.signedQuantity().add(signed)),
                    held.costBasis().plus(paid),
                    held.splits()))
        .orElseGet(() -> new Holding(symbol, NONE, 1, signed, paid, null));
  }
}
