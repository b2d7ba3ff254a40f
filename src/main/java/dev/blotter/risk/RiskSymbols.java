package dev.blotter.risk;

import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import java.util.List;
import java.util.stream.Stream;

/** Which instruments' daily prices a question about an account needs. */
final class RiskSymbols {

  private RiskSymbols() {}

  /**
   * Those of what it has, of the benchmark and of others.
   *
   * @param others instruments that the account may come to hold
   */
  static List<Symbol> of(Account account, RiskQuestion question, List<Symbol> others) {
    var base = account.baseCurrency();
    var added =
        others.stream()
            .flatMap(
                symbol ->
                    Stream.concat(Stream.of(symbol), Factor.pairs(symbol.quotedIn(base), base)));
    return Stream.of(
            Factor.symbols(account).stream(), Stream.ofNullable(question.benchmark()), added)
        .flatMap(symbols -> symbols)
        .distinct()
        .toList();
  }
}
