package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.position.Position;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionFigures;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcilePositionTest {
  private final Accounts account = Accounts.with("MARGIN", "1000.00");
  private final UUID position = bought();

  private UUID bought() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "e1", "10", "50.00");
    return account.portfolio().account().holding(AAPL).orElseThrow().positionId();
  }

  @Test
  void units_that_were_missing_are_taken_at_the_average_price_and_cost_no_cash() {
    reconcile("2", null);
    assertThat(account.held(AAPL)).isEqualByComparingTo("12");
    assertThat(figures().costBasis()).isEqualTo(usd("600.00"));
    assertThat(figures().avgPxOpen()).isEqualTo(Price.of("50"));
    assertThat(account.balance().total()).isEqualTo(usd("500.00"));
  }

  @Test
  void units_that_were_missing_may_be_taken_at_a_price_of_their_own() {
    reconcile("10", "60.00");
    assertThat(figures().costBasis()).isEqualTo(usd("1100.00"));
    assertThat(figures().avgPxOpen()).isEqualTo(Price.of("55"));
  }

  @Test
  void units_that_are_not_there_go_at_cost_and_realize_nothing() {
    reconcile("-4", null);
    assertThat(account.held(AAPL)).isEqualByComparingTo("6");
    assertThat(figures().costBasis()).isEqualTo(usd("300.00"));
    assertThat(figures().realizedPnl()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_reconciliation_to_nothing_closes_the_position() {
    reconcile("-10", null);
    assertThat(figures().flat()).isTrue();
    assertThat(reconcile("1", null).code()).isEqualTo("POSITION_CLOSED");
  }

  @Test
  void the_answer_shows_the_position_as_clients_read_it() {
    account.placed(Side.SELL, "3", "70.00");
    var json = Json.read(reconcile("2", null).answer().resource(), JsonNode.class);
    assertThat(json.path("position_id").asText()).isEqualTo(position.toString());
    assertThat(json.path("qty").asText()).isEqualTo("12");
    assertThat(json.path("qty_available").asText()).isEqualTo("9");
  }

  @Test
  void a_change_of_zero_or_finer_than_a_quantity_is_refused() {
    assertThat(reconcile("0", null).code()).isEqualTo("QUANTITY_CHANGE_ZERO");
    var fine = reconcile("0.0000000001", null);
    assertThat(fine.code()).isEqualTo("BAD_PRECISION");
    assertThat(fine.rejection().orElseThrow().field()).isEqualTo("qty_change");
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
  }

  @Test
  void a_change_that_would_turn_the_position_is_refused() {
    assertThat(reconcile("-10.5", null).code()).isEqualTo("RECONCILIATION_THROUGH_ZERO");
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
  }

  @Test
  void a_position_that_another_has_followed_is_closed_for_good() {
    account.fill(account.placed(Side.SELL, "10", "50.00"), "e2", "10", "50.00");
    account.fill(account.placed(Side.BUY, "1", "50.00"), "e3", "1", "50.00");
    assertThat(reconcile("1", null).code()).isEqualTo("POSITION_CLOSED");
    assertThat(account.held(AAPL)).isEqualByComparingTo("1");
  }

  @Test
  void there_is_nothing_to_reconcile_in_a_position_that_does_not_exist() {
    var nowhere = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    var command = new ReconcilePosition(nowhere, "statement", BigDecimal.ONE, null);
    assertThat(account.run(command).code()).isEqualTo("POSITION_NOT_FOUND");
  }

  private Outcome reconcile(String change, String price) {
    return account.run(
        new ReconcilePosition(
            position, "statement", new BigDecimal(change), price == null ? null : Price.of(price)));
  }

  private PositionFigures figures() {
    return account
        .trading
        .state(AggregateRef.position(position), Position.class)
        .orElseThrow()
        .figures();
  }
}
