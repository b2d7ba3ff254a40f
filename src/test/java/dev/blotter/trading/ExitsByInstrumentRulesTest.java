package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.marketdata.AssetClass;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.PlainTerms;
import dev.blotter.marketdata.TradingStatus;
import org.junit.jupiter.api.Test;

/** What the rules of an instrument leave to exits: their prices, since they open nothing. */
class ExitsByInstrumentRulesTest {

  /** Steps of 0.05 and 5, from 5 units, for 1000 at least. */
  private static final InstrumentTerms STRICT =
      new InstrumentTerms(
          null,
          AssetClass.EQUITY,
          Currency.USD,
          Price.of("0.05"),
          Quantity.of("5"),
          Quantity.of("5"),
          null,
          Notional.of("1000"),
          true,
          TradingStatus.TRADING);

  private final Accounts account = Accounts.with("MARGIN", "10000.00");

  @Test
  void both_of_two_exits_are_moved_where_only_closing_is_allowed() {
    var exits = Bracket.selling(account);
    account.instruments.tell(AAPL, PlainTerms.traded(TradingStatus.CLOSE_ONLY, true));
    assertThat(exits.replacePrice(exits.target, "61.00", null).code()).isEmpty();
    assertThat(exits.replacePrice(exits.stop, null, "46.00").code()).isEmpty();
  }

  @Test
  void so_are_those_that_wait_for_their_entry_though_there_is_nothing_to_close_yet() {
    var bracket = Bracket.buying(account);
    account.instruments.tell(AAPL, PlainTerms.traded(TradingStatus.CLOSE_ONLY, true));
    assertThat(bracket.replacePrice(bracket.target, "61.00", null).code()).isEmpty();
    assertThat(bracket.replacePrice(bracket.stop, null, "46.00").code()).isEmpty();
  }

  @Test
  void so_are_those_of_what_is_not_to_be_sold_short() {
    var exits = Bracket.selling(account);
    account.instruments.tell(AAPL, PlainTerms.traded(TradingStatus.TRADING, false));
    assertThat(exits.replacePrice(exits.stop, null, "46.00").code()).isEmpty();
  }

  @Test
  void those_of_a_part_are_moved_whatever_the_step_of_quantities_and_the_least_of_them() {
    var bracket = Bracket.buying(account);
    bracket.fill(bracket.first, "2.5", "50.00");
    account.instruments.tell(AAPL, STRICT);
    assertThat(bracket.replacePrice(bracket.target, "61.00", null).code()).isEmpty();
    assertThat(bracket.replacePrice(bracket.stop, null, "46.00").code()).isEmpty();
  }

  @Test
  void their_prices_keep_to_the_step_and_nothing_moves_while_trading_is_halted() {
    var exits = Bracket.selling(account);
    account.instruments.tell(AAPL, STRICT);
    var refused = exits.replacePrice(exits.stop, null, "46.03");
    assertThat(refused.code()).isEqualTo("BAD_PRECISION");
    assertThat(refused.rejection().orElseThrow().field()).isEqualTo("stop_price");
    account.instruments.tell(AAPL, PlainTerms.traded(TradingStatus.HALTED, true));
    assertThat(exits.replacePrice(exits.stop, null, "46.00").code()).isEqualTo("INSTRUMENT_HALTED");
  }
}
