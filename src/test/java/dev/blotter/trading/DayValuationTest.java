package dev.blotter.trading;

import static dev.blotter.trading.TradingOnDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Actor;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.trading.DayValuation.Outcome;
import dev.blotter.trading.DueWork.Unvalued;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a valuation says that it came; accounts are asked for 250 at a time. */
class DayValuationTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void all_that_are_done_are_complete() {
    assertThat(valued(0, 0)).isEqualTo(new Outcome(0, true));
    assertThat(valued(500, 0)).isEqualTo(new Outcome(500, true));
    assertThat(valued(251, 0)).isEqualTo(new Outcome(251, true));
  }

  @Test
  void one_that_was_turned_away_is_left_whatever_comes_after_it() {
    assertThat(valued(251, 1)).isEqualTo(new Outcome(250, false));
    assertThat(valued(500, 100)).isEqualTo(new Outcome(400, false));
    assertThat(valued(3, 1)).isEqualTo(new Outcome(2, false));
  }

  @Test
  void where_most_are_turned_away_it_ends_and_says_so() {
    assertThat(valued(500, 200)).isEqualTo(new Outcome(50, false));
  }

  @Test
  void the_day_that_goes_on_is_left_where_an_account_is_left_for_the_day_before() {
    assertThat(valuedToday(3, 0)).isEqualTo(new Outcome(3, true));
    assertThat(valuedToday(3, 1)).isEqualTo(new Outcome(0, false));
  }

  private static Outcome valued(int accounts, int turnedAway) {
    var valuation = valuation(accounts, turnedAway);
    return await(valuation.ofAll(valuation.lastClosed(), Actor.system("test"), HOUR));
  }

  private static Outcome valuedToday(int accounts, int turnedAway) {
    var valuation = valuation(accounts, turnedAway);
    return await(valuation.ofAll(valuation.current(), Actor.system("test"), HOUR));
  }

  private static DayValuation valuation(int accounts, int turnedAway) {
    var days = new TradingDays(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    var due = new DueInMemory(List.of(), accounts(accounts));
    var commands = new JobCommands(new AnsweringBus(turnedAway));
    return new DayValuation(due, commands, days, () -> NOW);
  }

  private static List<Unvalued> accounts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Unvalued(new UUID(1, i), new UUID(2, i), 1, Instant.EPOCH))
        .toList();
  }
}
