package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A day that is valued more than once is one row. */
class ValuationsProjectionTest {
  private static final UUID USER = UUID.fromString("019a0000-0000-7011-8000-000000000001");
  private static final UUID PORTFOLIO = PortfolioId.of(USER);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final Instant MORNING = Instant.parse("2026-11-27T15:00:00Z");

  private final ValuationsProjection projection = new ValuationsProjection();
  private @Nullable ValuationRow row;
  private long version;

  @Test
  void the_last_valuation_of_a_day_counts_with_all_that_flowed() {
    valued("100.00", "100.00");
    valued("150.00", "40.00");
    assertThat(row.equity()).isEqualTo("150.00");
    assertThat(row.flows()).isEqualTo("140.00");
    assertThat(row.at()).isEqualTo(MORNING.plusSeconds(2));
    assertThat(row.mark().version()).isEqualTo(2);
  }

  @Test
  void what_was_known_stays_where_the_next_valuation_knows_nothing() {
    valued("100.00", "100.00");
    valued(null, "40.00");
    assertThat(row.equity()).isEqualTo("100.00");
    assertThat(row.flows()).isEqualTo("100.00");
    assertThat(row.mark().position()).isEqualTo(2);
  }

  @Test
  void what_was_not_known_is_told_by_the_next_that_knows() {
    valued(null, "100.00");
    valued("150.00", "140.00");
    assertThat(row.equity()).isEqualTo("150.00");
    assertThat(row.flows()).isEqualTo("140.00");
  }

  @Test
  void its_id_is_of_the_lane_and_another_one_for_each_day() {
    var id = ValuationId.of(PORTFOLIO, DAY);
    assertThat(Lane.of(id)).isEqualTo(Lane.of(USER));
    assertThat(List.of(ValuationId.of(PORTFOLIO, DAY.plusDays(1)), PORTFOLIO)).doesNotContain(id);
    assertThat(ValuationId.of(PortfolioId.of(new UUID(7, 7)), DAY)).isNotEqualTo(id);
  }

  private void valued(@Nullable String equity, String flows) {
    version++;
    var at = MORNING.plusSeconds(version);
    var event =
        new PortfolioValued(
            DAY,
            false,
            at,
            usd("1.00"),
            usd("2.00"),
            usd("0.00"),
            equity == null ? null : usd(equity),
            usd(flows),
            List.of(),
            List.of());
    var recorded =
        new RecordedEvent(
            new UUID(1, version),
            new LanePosition(Lane.of(USER), version),
            AggregateRef.portfolio(PORTFOLIO),
            version,
            USER,
            at,
            null,
            "c" + version,
            new Origin(Actor.system("test"), USER, null),
            event);
    assertThat(projection.rowOf(recorded)).contains(ValuationId.of(PORTFOLIO, DAY));
    row = projection.apply(row, recorded);
    assertThat(row.id()).isEqualTo(ValuationId.of(PORTFOLIO, DAY));
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.USD);
  }
}
