package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.portfolio.PortfolioView;
import java.util.List;

/** What an account's risk is, and what it would be after some trades; no commission is in it. */
public record WhatIfReport(Currency baseCurrency, RiskSummary before, RiskSummary after) {

  static WhatIfReport of(RiskInputs inputs, List<SupposedTrade> trades) {
    var account = inputs.account();
    for (var trade : trades) {
      account = trade.after(account);
    }
    var marks = marks(inputs, trades);
    var view = inputs.portfolio();
    var after =
        PortfolioView.of(view.portfolioId(), view.userId(), account, inputs.margin(), marks);
    return new WhatIfReport(
        account.baseCurrency(),
        RiskSummary.of(inputs),
        RiskSummary.of(inputs.with(account, after, marks)));
  }

  /** An instrument without a price is worth what is supposed to be paid for it last. */
  private static Marks marks(RiskInputs inputs, List<SupposedTrade> trades) {
    return (symbol, quantity) ->
        inputs
            .marks()
            .mark(symbol, quantity)
            .or(
                () ->
                    trades.reversed().stream()
                        .filter(trade -> trade.symbol().equals(symbol))
                        .map(trade -> new Mark(trade.price(), inputs.at()))
                        .findFirst());
  }
}
