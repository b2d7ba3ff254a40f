package dev.blotter.risk;

import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Rates;
import dev.blotter.portfolio.Worth;
import java.util.List;
import java.util.stream.Stream;

/** Which instruments' daily prices a question about an account needs. */
final class RiskSymbols {

  private RiskSymbols() {}

  /**
   * Those of what it has, of the benchmark and of trades that are supposed.
   *
   * @param trades after which it may hold others
   */
  static List<Symbol> of(Account account, RiskQuestion question, List<SupposedTrade> trades) {
    var base = account.baseCurrency();
    var added =
        trades.stream()
            .flatMap(
                trade ->
                    Stream.concat(
                        Stream.of(trade.symbol()), Rates.sources(trade.quotedIn(account), base)));
    return Stream.of(
            Worth.symbols(account).stream(), Stream.ofNullable(question.benchmark()), added)
        .flatMap(symbols -> symbols)
        .distinct()
        .toList();
  }
}
