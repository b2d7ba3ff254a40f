package dev.blotter.trading;

import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.Instruments;
import dev.blotter.order.Quotation;
import dev.blotter.portfolio.Account;
import java.util.Optional;

/** What orders are priced in, by the instruments known now. */
final class Quotations {

  private final Instruments instruments;

  Quotations(Instruments instruments) {
    this.instruments = instruments;
  }

  /**
   * What an account's new order of that instrument is priced in. What is open of it is one
   * position, and so stays in the currency that it was opened in. Empty where a pair names no
   * currency.
   */
  Optional<Quotation> of(Symbol symbol, Account account) {
    var instrument = instruments.find(symbol);
    var version = instrument.map(Instrument::version).orElse(null);
    return account
        .heldIn(symbol)
        .or(() -> instrument.map(known -> known.terms().currency()))
        .or(() -> symbol.isPair() ? symbol.quote() : Optional.of(account.baseCurrency()))
        .map(currency -> new Quotation(currency, version));
  }
}
