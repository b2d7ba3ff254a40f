package dev.blotter.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an instrument: {@code AAPL}, {@code BRK.B}, or a pair {@code BTC/USDT} whose second
 * word is the currency it is quoted in.
 */
public record Symbol(String value) implements Comparable<Symbol> {

  private static final Pattern FORM =
      Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,19}(/[A-Z0-9]{2,10})?");

  public Symbol {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a symbol: " + value);
    }
  }

  public static Symbol of(String value) {
    return new Symbol(value);
  }

  /** That symbol, or empty where the text does not name one. */
  public static Optional<Symbol> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Symbol(text)) : Optional.empty();
  }

  /** The pair whose price is what one unit of a currency costs in another. */
  public static Symbol pair(Currency base, Currency quote) {
    return new Symbol(base.code() + "/" + quote.code());
  }

  /** True where it names the currency that it is quoted in. */
  public boolean isPair() {
    return value.indexOf('/') >= 0;
  }

  /** The known currency that a pair is quoted in; empty where this is no pair, or that is none. */
  public Optional<Currency> quote() {
    return isPair() ? Currency.find(value.substring(value.indexOf('/') + 1)) : Optional.empty();
  }

  /** The currency this instrument is quoted in: a pair's second word, else the account's own. */
  public Currency quotedIn(Currency account) {
    int slash = value.indexOf('/');
    return slash < 0 ? account : Currency.of(value.substring(slash + 1));
  }

  /** The currency that a pair trades, or empty where this is no pair. */
  public Optional<Currency> base() {
    int slash = value.indexOf('/');
    return slash < 0 ? Optional.empty() : Currency.named(value.substring(0, slash));
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
