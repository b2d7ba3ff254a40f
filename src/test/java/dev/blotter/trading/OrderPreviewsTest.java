package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandBus;
import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.command.Question;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Conditions;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.TimeInForce;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderPreviewsTest {
  private final Accounts account = Accounts.with("CASH", "1000.00", 1, new BigDecimal("0.01"));

  @Test
  void a_preview_says_what_the_order_would_hold_and_what_would_be_left() {
    var preview = preview(account.order(Side.BUY, "10", "50.00")).orElseThrow();
    assertThat(preview.accepted()).isTrue();
    assertThat(preview.denial()).isNull();
    assertThat(preview.currency()).isEqualTo("USD");
    assertThat(preview.reserved()).isEqualTo("505.00");
    assertThat(preview.estimatedFee()).isEqualTo("5.00");
    assertThat(preview.buyingPowerBefore()).isEqualTo("1000.00");
    assertThat(preview.buyingPowerAfter()).isEqualTo("495.00");
  }

  @Test
  void placing_the_order_comes_to_what_the_preview_said() {
    var order = account.order(Side.BUY, "7", "33.33");
    var preview = preview(order).orElseThrow();
    account.run(order);
    assertThat(account.balance().locked().amount()).isEqualTo(preview.reserved());
    assertThat(account.balance().free().amount()).isEqualTo(preview.buyingPowerAfter());
  }

  @Test
  void a_preview_stores_nothing() {
    var before = account.trading.log().size();
    preview(account.order(Side.BUY, "10", "50.00"));
    preview(account.order(Side.BUY, "10", "500.00"));
    assertThat(account.trading.log()).hasSize(before);
  }

  @Test
  void an_order_that_would_be_denied_says_why_and_holds_nothing() {
    var preview = preview(account.order(Side.BUY, "10", "100.00")).orElseThrow();
    assertThat(preview.accepted()).isFalse();
    assertThat(preview.denial().code().name()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(preview.reserved()).isEqualTo("0.00");
    assertThat(preview.buyingPowerAfter()).isEqualTo(preview.buyingPowerBefore());
  }

  @Test
  void an_order_that_is_malformed_says_so() {
    var preview = preview(account.order(Side.BUY, "0", "50.00")).orElseThrow();
    assertThat(preview.accepted()).isFalse();
    assertThat(preview.denial().field()).isEqualTo("qty");
  }

  @Test
  void an_order_for_the_same_as_another_or_too_late_says_so() {
    var terms = Accounts.terms(AAPL, Side.BUY, "1", "50.00", TimeInForce.GTC, false);
    account.run(account.order(terms));
    var again = new Conditions(null, Duration.ofSeconds(5), false);
    assertThat(denial(account.order(terms, again))).isEqualTo("DUPLICATE_INTENT");
    var late = new Conditions(account.trading.now().minusMillis(1), null, false);
    assertThat(denial(account.order(terms, late))).isEqualTo("STALE_REQUEST");
  }

  private String denial(PlaceOrder order) {
    return preview(order).orElseThrow().denial().code().name();
  }

  @Test
  void amounts_of_a_pair_are_in_the_currency_it_is_quoted_in() {
    var terms =
        Accounts.terms(Symbol.of("BTC/EUR"), Side.BUY, "1", "50.00", TimeInForce.GTC, false);
    var preview = preview(account.order(terms)).orElseThrow();
    assertThat(preview.currency()).isEqualTo("EUR");
    assertThat(preview.buyingPowerBefore()).isEqualTo("0.00");
  }

  @Test
  void a_market_order_goes_by_the_price_of_buying_now() {
    var market = Accounts.terms(AAPL, Side.BUY, "10", null, TimeInForce.DAY, false);
    var blind = preview(account.order(market)).orElseThrow();
    assertThat(blind.denial().code().name()).isEqualTo("NO_REFERENCE_PRICE");
    account.quote(AAPL, "49.90", "50.00");
    assertThat(preview(account.order(market)).orElseThrow().reserved()).isEqualTo("520.15");
  }

  @Test
  void there_is_no_preview_for_a_user_who_does_not_exist() {
    var order = account.order(Side.BUY, "1", "1.00");
    var nobody = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    assertThat(preview(new PlaceOrder(order.orderId(), nobody, "x", null, order.terms())))
        .isEmpty();
  }

  private Optional<OrderPreview> preview(PlaceOrder order) {
    var previews = new OrderPreviews(new AskingBus(), account.rules, account, account.instruments);
    return previews.preview(order, account.trading.now()).await().indefinitely();
  }

  /** The account's own states answer; a command would be a fault. */
  private final class AskingBus implements CommandBus {
    @Override
    public <C extends Command> Uni<CommandResult> submit(CommandRequest<C> request) {
      throw new AssertionError("a preview sends no command");
    }

    @Override
    public <R> Uni<R> ask(UUID routing, Question<R> question) {
      return Uni.createFrom().item(account.trading.ask(question));
    }
  }
}
