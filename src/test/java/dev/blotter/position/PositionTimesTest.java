package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fills that are reported in another order than that in which they took place. */
class PositionTimesTest {
  private static final Instant FIRST = PositionTrail.START.plusSeconds(1);
  private static final Instant SECOND = PositionTrail.START.plusSeconds(3);
  private static final Instant THIRD = PositionTrail.START.plusSeconds(5);

  private final PositionTrail trail = new PositionTrail(Symbol.of("AAPL"), Currency.USD);

  private Fill fill(String execId, Side side, String quantity, Instant at) {
    var none = Money.zero(Currency.USD);
    var order = UUID.nameUUIDFromBytes(execId.getBytes(StandardCharsets.UTF_8));
    var fill = trail.execution(order, execId, side, quantity, "100", none, at);
    trail.fill(fill);
    return fill;
  }

  private Position last() {
    return Objects.requireNonNull(trail.book().last());
  }

  @Test
  void the_last_fill_is_the_one_that_took_place_last() {
    fill("late", Side.BUY, "10", THIRD);
    fill("early", Side.BUY, "5", SECOND);
    assertThat(last().lastFillAt()).isEqualTo(THIRD);
  }

  @Test
  void a_position_is_not_closed_before_its_fills_took_place() {
    fill("late", Side.BUY, "10", THIRD);
    fill("early", Side.SELL, "10", FIRST);
    assertThat(last().openedAt()).isEqualTo(THIRD);
    assertThat(last().lastFillAt()).isEqualTo(THIRD);
    assertThat(last().closedAt()).isEqualTo(THIRD);
  }

  @Test
  void a_bust_leaves_the_times_of_the_fills_that_still_count() {
    fill("first", Side.BUY, "5", SECOND);
    var wrong = fill("wrong", Side.BUY, "5", THIRD);
    fill("closing", Side.SELL, "5", FIRST);
    assertThat(last().lastFillAt()).isEqualTo(THIRD);
    trail.bust(wrong);
    assertThat(last().lastFillAt()).isEqualTo(SECOND);
    assertThat(last().closedAt()).isEqualTo(SECOND);
  }
}
