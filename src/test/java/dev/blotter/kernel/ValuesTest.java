package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void equal_numbers_are_equal_whatever_their_trailing_zeros() {
    assertThat(Quantity.of("10.00")).isEqualTo(Quantity.of("10")).hasToString("10");
    assertThat(Price.of("1.50")).isEqualTo(Price.of("1.5"));
    assertThat(Quantity.of("1000")).hasToString("1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1e3",
        "NaN",
        "",
        " 1",
        "1.0000000001",
        "1000000000000000",
        "0x1",
        "1,5",
        "+1",
        "٣"
      })
  void what_is_no_plain_quantity_is_not_read(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1E-3", "1.00000000001", "1000000000000", "Infinity"})
  void what_is_no_plain_price_is_not_read(String text) {
    assertThat(Price.parse(text)).isEmpty();
  }

  @Test
  void money_has_the_decimals_of_its_currency() {
    assertThat(Money.parse("10.5", Currency.USD)).contains(Money.of("10.50", Currency.USD));
    assertThat(Money.parse("10.505", Currency.USD)).isEmpty();
    assertThat(Money.parse("10.5", Currency.of("JPY"))).isEmpty();
    assertThat(Money.of("0.00000001", Currency.of("BTC"))).hasToString("0.00000001 BTC");
  }

  @Test
  void money_is_rounded_half_to_even() {
    assertThat(Price.of("0.125").times(Quantity.of("1"), Currency.USD))
        .isEqualTo(Money.of("0.12", Currency.USD));
    assertThat(Price.of("0.135").times(Quantity.of("1"), Currency.USD))
        .isEqualTo(Money.of("0.14", Currency.USD));
  }

  @Test
  void two_currencies_are_never_added() {
    var dollars = Money.zero(Currency.USD);
    var euros = Money.zero(Currency.of("EUR"));
    assertThatThrownBy(() -> dollars.plus(euros)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "BRK.B", "BTC/USDT", "7203", "EUR/USD"})
  void a_symbol_is_read(String text) {
    assertThat(Symbol.parse(text)).contains(Symbol.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "aapl", "AAPL ", "A/B/C", "/USD", "'; drop", "ABCDEFGHIJKLMNOPQRSTUVW"})
  void what_is_no_symbol_is_not_read(String text) {
    assertThat(Symbol.parse(text)).isEmpty();
  }

  @Test
  void a_pair_is_quoted_in_its_second_word_and_a_share_in_the_accounts_currency() {
    assertThat(Symbol.of("BTC/USDT").quotedIn(Currency.USD)).isEqualTo(Currency.of("USDT"));
    assertThat(Symbol.of("AAPL").quotedIn(Currency.USD)).isEqualTo(Currency.USD);
    assertThat(Symbol.of("BTC/USDT").base()).contains(Currency.of("BTC"));
    assertThat(Symbol.of("AAPL").base()).isEmpty();
  }

  @Test
  void a_place_in_the_log_is_written_as_it_is_read() {
    assertThat(LanePosition.parse("7.42")).contains(new LanePosition(7, 42));
    assertThat(new LanePosition(7, 42)).hasToString("7.42");
    assertThat(LanePosition.parse("64.1")).isEmpty();
    assertThat(LanePosition.parse("7.-1")).isEmpty();
    assertThat(LanePosition.parse("7.99999999999999999999")).isEmpty();
  }
}
