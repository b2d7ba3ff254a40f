package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.StateCache.Entry;
import dev.blotter.kernel.AggregateRef;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateCacheTest {

  private final StateCache cache = new StateCache(3);
  private final AggregateRef book = AggregateRef.portfolio(UUID.randomUUID());

  @Test
  void accounts_stay_however_many_orders_come_and_go() {
    keep(book);
    var orders = Stream.generate(StateCacheTest::order).limit(10).toList();
    orders.forEach(this::keep);
    cache.trim();
    assertThat(cache.has(book)).isTrue();
    assertThat(orders).filteredOn(cache::has).isEqualTo(orders.subList(7, 10));
  }

  @Test
  void what_was_used_last_stays() {
    keep(book);
    var others = Stream.generate(() -> AggregateRef.user(UUID.randomUUID())).limit(3).toList();
    others.forEach(this::keep);
    cache.get(book);
    cache.trim();
    assertThat(cache.has(book)).isTrue();
    assertThat(others).filteredOn(cache::has).isEqualTo(others.subList(1, 3));
  }

  @Test
  void nothing_goes_before_it_is_trimmed() {
    var orders = Stream.generate(StateCacheTest::order).limit(10).toList();
    orders.forEach(this::keep);
    assertThat(orders).allMatch(cache::has);
  }

  private void keep(AggregateRef aggregate) {
    cache.put(aggregate, new Entry("state", 1));
  }

  private static AggregateRef order() {
    return AggregateRef.order(UUID.randomUUID());
  }
}
