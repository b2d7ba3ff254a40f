package dev.blotter.trading;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.PlainTerms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Instruments that a test tells of. */
final class KnownInstruments implements Instruments {

  private final Map<Symbol, Instrument> known = new HashMap<>();

  @Override
  public Optional<Instrument> find(Symbol symbol) {
    return Optional.ofNullable(known.get(symbol));
  }

  /** Without any rule. */
  void tell(Symbol symbol, Currency currency) {
    tell(symbol, PlainTerms.in(currency));
  }

  void tell(Symbol symbol, InstrumentTerms terms) {
    int version = find(symbol).map(Instrument::version).orElse(0) + 1;
    known.put(symbol, new Instrument(symbol, version, terms, Instant.EPOCH, Actor.system("test")));
  }
}
