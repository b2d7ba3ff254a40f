package dev.blotter.trading;

import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.order.Quotation;
import dev.blotter.portfolio.Account;
import java.util.Optional;

/** What orders are priced in. Pure. */
final class Quotations {

  private Quotations() {}

  /**
   * What an account's new order of that symbol is priced in. What is open of it is one position,
   * and so stays in the currency that it was opened in. Empty where a pair names no currency.
   *
   * @param instrument what is known of the symbol
   */
  static Optional<Quotation> of(Symbol symbol, Optional<Instrument> instrument, Account account) {
    var version = instrument.map(Instrument::version).orElse(null);
    return account
        .heldIn(symbol)
        .or(() -> instrument.map(known -> known.terms().currency()))
        .or(() -> symbol.isPair() ? symbol.quote() : Optional.of(account.baseCurrency()))
        .map(currency -> new Quotation(currency, version));
  }
}
