package dev.blotter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.Purse.PurseAggregate;
import dev.blotter.command.StateCache.Entry;
import dev.blotter.command.StateCache.Room;
import dev.blotter.kernel.AggregateRef;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateCacheTest {

  private final StateCache cache =
      new StateCache(new Room(3, 100), new Aggregates(List.of(new PurseAggregate())));
  private final AggregateRef purse = purse();

  @Test
  void accounts_stay_however_many_orders_come_and_go() {
    keep(purse, 1);
    var orders = Stream.generate(StateCacheTest::order).limit(10).toList();
    orders.forEach(order -> cache.put(order, Entry.ABSENT));
    cache.trim();
    assertThat(cache.has(purse)).isTrue();
    assertThat(orders).filteredOn(cache::has).isEqualTo(orders.subList(7, 10));
  }

  @Test
  void what_was_used_last_stays() {
    var others = Stream.generate(StateCacheTest::purse).limit(3).toList();
    keep(purse, 1);
    others.forEach(other -> keep(other, 1));
    cache.get(purse);
    cache.trim();
    assertThat(cache.has(purse)).isTrue();
    assertThat(others).filteredOn(cache::has).isEqualTo(others.subList(1, 3));
  }

  @Test
  void heavy_states_leave_no_room_for_many() {
    var others = Stream.generate(StateCacheTest::purse).limit(2).toList();
    keep(purse, 60);
    others.forEach(other -> keep(other, 50));
    cache.trim();
    assertThat(cache.has(purse)).isFalse();
    assertThat(others).allMatch(cache::has);
  }

  @Test
  void a_state_that_has_become_lighter_counts_for_no_more() {
    var other = purse();
    keep(purse, 90);
    keep(purse, 30);
    keep(other, 80);
    cache.evict(other);
    keep(other, 70);
    cache.trim();
    assertThat(List.of(purse, other)).allMatch(cache::has);
  }

  @Test
  void the_one_used_last_stays_whatever_it_weighs() {
    var other = purse();
    keep(other, 1);
    keep(purse, 1_000);
    cache.trim();
    assertThat(cache.has(other)).isFalse();
    assertThat(cache.has(purse)).isTrue();
  }

  @Test
  void nothing_goes_before_it_is_trimmed() {
    var others = Stream.generate(StateCacheTest::purse).limit(10).toList();
    others.forEach(other -> keep(other, 50));
    assertThat(others).allMatch(cache::has);
  }

  private void keep(AggregateRef aggregate, int weight) {
    cache.put(aggregate, new Entry(new Purse(weight), 1));
  }

  private static AggregateRef purse() {
    return Purse.of(UUID.randomUUID());
  }

  private static AggregateRef order() {
    return AggregateRef.order(UUID.randomUUID());
  }
}
