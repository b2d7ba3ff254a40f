package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommissionTest {

  @ParameterizedTest
  @CsvSource({
    "0.35, USD, 0.35 USD, 0.35",
    "0.3, USD, 0.30 USD, 0.30",
    "0.0049999999, USD, 0.0049999999 USD, 0.00",
    "0.005, USD, 0.005 USD, 0.01",
    "-0.005, USD, -0.005 USD, -0.01",
    "0.000000000000000001, BNB, 0.000000000000000001 BNB, 0.00000000",
    "0.123456785, WHATEVER, 0.123456785 WHATEVER, 0.12345679",
    "1.5, JPY, 1.5 JPY, 2"
  })
  void it_is_kept_as_it_was_charged_and_cash_is_rounded_half_up(
      String amount, String code, String exact, String cash) {
    var commission = Commission.parse(amount, Currency.of(code)).orElseThrow();
    assertThat(commission).hasToString(exact);
    assertThat(commission.inCash()).isEqualTo(Money.of(cash, Currency.of(code)));
  }

  @Test
  void equal_amounts_are_equal_commissions() {
    assertThat(usd("0.5")).isEqualTo(usd("0.50000")).isEqualTo(Commission.of(money("0.50")));
    assertThat(usd("0.1234").plus(usd("0.0066"))).isEqualTo(usd("0.13"));
  }

  @Test
  void in_kind_it_is_rounded_to_what_a_quantity_can_be() {
    assertThat(usd("0.0000000005").inKind()).isEqualTo(Quantity.of("0.000000001"));
    assertThat(usd("-0.0015").inKind()).isEqualTo(Quantity.of("0.0015"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "one", "1000000000000000", "0.0000000000000000001", "1."})
  void what_is_no_amount_is_no_commission(String amount) {
    assertThat(Commission.parse(amount, Currency.USD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"USD, 2", "JPY, 0", "KWD, 3", "BTC, 8", "BNB, 8", "1INCH, 8", "SOMETOKEN, 8"})
  void a_code_names_a_currency_with_its_decimals(String code, int digits) {
    assertThat(Currency.named(code)).contains(new Currency(code, digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "usd", "U$D", "123", "ELEVENCHARS", "XTS", "XAU", "A B"})
  void a_code_that_can_name_no_currency_names_none(String code) {
    assertThat(Currency.named(code)).isEmpty();
    assertThat(Currency.find(code)).isEmpty();
  }

  @Test
  void only_known_currencies_are_found() {
    assertThat(Currency.find("BNB")).isPresent();
    assertThat(Currency.find("SOMETOKEN")).isEmpty();
  }

  private static Commission usd(String amount) {
    return Commission.parse(amount, Currency.USD).orElseThrow();
  }

  private static Money money(String amount) {
    return Money.of(amount, Currency.USD);
  }
}
