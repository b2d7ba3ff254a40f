package dev.blotter.marketdata;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells of an instrument, and whether it can be true of it. Pure.
 *
 * @param expected the versions of which the last one must be one (If-Match), or null for any
 */
record InstrumentTelling(
    Symbol symbol, InstrumentTerms terms, @Nullable ExpectedVersions expected) {

  /** The reason to refuse it, given what was told last; empty where there is none. */
  Optional<Rejection> refusal(@Nullable Instrument last) {
    int version = last == null ? 0 : last.version();
    if (expected != null && !expected.admit(version)) {
      return refused(
          InstrumentRejection.VERSION_MISMATCH,
          "The version named is not the current one.",
          Map.of("expected", expected.toString(), "actual", Integer.toString(version)));
    }
    return last == null || last.terms().currency().equals(terms.currency())
        ? Optional.empty()
        : otherCurrency(
            InstrumentRejection.INSTRUMENT_CURRENCY_FIXED,
            "An instrument keeps its currency for ever.",
            last.terms().currency().code());
  }

  /** The reason to refuse what is told first, given what it is traded in already. */
  Optional<Rejection> refusal(Set<Currency> traded) {
    var others =
        traded.stream()
            .filter(currency -> !currency.equals(terms.currency()))
            .map(Currency::code)
            .collect(Collectors.toCollection(TreeSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : otherCurrency(
            InstrumentRejection.INSTRUMENT_TRADED_IN_OTHER_CURRENCY,
            "It is held, or has been ordered, in another currency.",
            String.join(", ", others));
  }

  private Optional<Rejection> otherCurrency(
      InstrumentRejection code, String message, String actual) {
    var context = Map.of("currency", actual, "requested", terms.currency().code());
    return Optional.of(new Rejection(code, message, "currency", context));
  }

  private static Optional<Rejection> refused(
      InstrumentRejection code, String message, Map<String, String> context) {
    return Optional.of(Rejection.of(code, message, context));
  }

  /** The refusal of what others have overtaken. */
  static Rejection contended() {
    return Rejection.of(
        InstrumentRejection.CONTENDED, "Others tell of the instrument at the same time.");
  }
}
