package dev.blotter.portfolio;

import static dev.blotter.portfolio.LeanCases.marks;
import static dev.blotter.testing.GoldenFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.position.PositionFigures;
import dev.blotter.position.Valuation;
import dev.blotter.testing.GoldenFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** What LEAN says of a position in another currency, and of its profit in that of the account. */
final class LeanConversions {

  private final JsonNode scenario;
  private final JsonNode expect;
  private final Currency quote;
  private final Currency account;
  private final Rates rates;

  LeanConversions(JsonNode scenario) {
    this.scenario = scenario;
    this.expect = scenario.path("expect");
    this.quote = Currency.of(scenario.path("quote_ccy").asText());
    this.account = Currency.of(scenario.path("account_ccy").asText());
    var rate = scenario.path("fx_" + quote.code() + "_to_account").asText();
    this.rates = new Rates(marks(quote.code() + "/" + account.code(), rate));
  }

  /**
   * @param gained what the fill moved of the other currency
   */
  void check(PositionFigures figures, Money gained) {
    LeanCases.knowOnly(
        scenario,
        "account_ccy",
        "quote_ccy",
        "fx_" + quote.code() + "_to_account",
        "start_qty",
        "start_avg",
        "fill_qty",
        "fill_px",
        "fee_quote",
        "mark",
        "expect");
    GoldenFiles.knowOnly(
        expect,
        Set.of(
            "total_fees_account",
            "last_trade_profit_account",
            "net_profit_account",
            "holdings_cost_account",
            "holdings_value_account",
            "cash_" + quote.code(),
            "avg_price",
            "qty"));
    is("total_fees_account", converted(figures.fees()));
    is("last_trade_profit_account", converted(figures.grossRealizedPnl()));
    is("net_profit_account", converted(figures.realizedPnl()));
    is("holdings_cost_account", converted(figures.costBasis()).abs());
    is("holdings_value_account", converted(value(figures)).abs());
    is("cash_" + quote.code(), gained.amount());
    is("avg_price", averagePrice(figures));
    is("qty", figures.signedQuantity());
  }

  /** LEAN's is zero once nothing is open; ours goes on saying what was open last. */
  private static BigDecimal averagePrice(PositionFigures figures) {
    return figures.flat() ? BigDecimal.ZERO : Objects.requireNonNull(figures.avgPxOpen()).value();
  }

  /** At the mark of the case; at cost where it has none, and says nothing of it either. */
  private Money value(PositionFigures figures) {
    return number(scenario, "mark")
        .map(px -> Valuation.of(figures, new Mark(new Price(px), Instant.EPOCH)).marketValue())
        .orElse(figures.costBasis());
  }

  private BigDecimal converted(Money amount) {
    return rates.convert(amount, account).orElseThrow().amount();
  }

  private void is(String field, BigDecimal actual) {
    number(expect, field)
        .ifPresent(wanted -> assertThat(actual).as(field).isEqualByComparingTo(wanted));
  }
}
