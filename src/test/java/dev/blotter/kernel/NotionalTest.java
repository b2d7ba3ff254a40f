package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What executions come to before it is rounded. */
class NotionalTest {

  @Test
  void it_is_exact_and_equal_numbers_are_equal() {
    var tiny = Notional.of(Quantity.of("0.000000001"), Price.of("0.0000000001"));
    assertThat(tiny).hasToString("0.0000000000000000001");
    assertThat(Notional.of("1.50")).isEqualTo(Notional.of("1.5"));
    assertThat(Json.read(Json.write(tiny), Notional.class)).isEqualTo(tiny);
  }

  @Test
  void a_share_of_it_and_the_rest_come_to_the_whole() {
    var whole = Notional.of("10");
    assertThat(whole.share(Quantity.of("1"), Quantity.of("3")))
        .isEqualTo(Notional.of("3.333333333333333333"));
    assertThat(whole.share(Quantity.of("3"), Quantity.of("3"))).isEqualTo(whole);
  }

  @Test
  void postings_come_to_the_whole_rounded_once_and_never_to_more_than_the_most() {
    Property.check(
        "postings",
        1_000,
        random -> {
          var sum = Notional.ZERO;
          var posted = Money.zero(Currency.USD);
          for (int i = random.nextInt(20); i >= 0; i--) {
            var more = new Notional(BigDecimal.valueOf(random.nextInt(20_000), 6));
            var posting = sum.posting(more, Currency.USD);
            assertThat(posting.isNegative()).isFalse();
            assertThat(posting).isLessThanOrEqualTo(sum.atMost(more, Currency.USD));
            posted = posted.plus(posting);
            sum = sum.plus(more);
          }
          assertThat(posted).isEqualTo(Money.rounded(sum.value(), Currency.USD));
        });
  }
}
