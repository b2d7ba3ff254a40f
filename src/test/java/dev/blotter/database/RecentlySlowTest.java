package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.RecentlySlow.Spent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlySlowTest {

  private static final double LIMIT = 1000;

  private final RecentlySlow recent = new RecentlySlow();

  @Test
  void a_statement_that_was_slow_before_anybody_looked_is_not() {
    assertThat(count(new Spent(1, 10, 90_000))).isZero();
    assertThat(count(new Spent(1, 10, 90_000))).isZero();
    assertThat(count(new Spent(1, 1010, 91_000))).isZero();
  }

  @Test
  void one_that_has_become_slow_is_though_it_was_fast_for_years() {
    count(new Spent(1, 1_000_000, 1_000_000));
    assertThat(count(new Spent(1, 1_000_002, 1_003_000))).isEqualTo(1);
    assertThat(count(new Spent(1, 1_000_900, 1_003_900))).isZero();
  }

  @Test
  void one_that_is_new_is_told_by_all_that_it_has_taken() {
    count();
    assertThat(count(new Spent(1, 1, 5000), new Spent(2, 10, 5000))).isEqualTo(1);
  }

  @Test
  void counts_that_began_anew_are_all_of_late() {
    count(new Spent(1, 100, 100_000));
    assertThat(count(new Spent(1, 2, 4000))).isEqualTo(1);
  }

  private long count(Spent... now) {
    return recent.count(List.of(now), LIMIT);
  }
}
