package dev.blotter.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An order whose time no partition was made for is kept, and found again where it belongs. */
class FarAwayOrdersTest {

  @AutoClose private final ReadModels models = new ReadModels();

  @Test
  void an_order_years_back_or_ahead_is_kept_and_moves_to_its_quarter_once_that_is_made() {
    models.node();
    var trader = new Trader(models.log, 3);
    trader.register();
    var early = trader.place(Instant.parse("2015-02-03T10:00:00Z"));
    var late = trader.place(Instant.parse("2044-05-06T10:00:00Z"));
    models.caughtUp();
    assertThat(placeOf(early)).isEqualTo("orders_default");
    assertThat(placeOf(late)).isEqualTo("orders_default");
    models.execute("SELECT ensure_partitions('orders', 'quarter', '2015-01-01', '2015-01-02')");
    assertThat(placeOf(early)).isEqualTo("orders_2015_q1");
    assertThat(placeOf(late)).isEqualTo("orders_default");
    trader.accept(early);
    trader.accept(late);
    models.caughtUp();
    assertThat(models.number("SELECT count(*) FROM orders WHERE version = 2")).isEqualTo(2);
    assertThat(models.number("SELECT count(*) FROM orders")).isEqualTo(2);
  }

  private String placeOf(UUID order) {
    return models.text("SELECT tableoid::regclass::text FROM orders WHERE id = '" + order + "'");
  }
}
