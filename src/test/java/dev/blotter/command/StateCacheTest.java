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
    for (var order : orders) {
      cache.put(order, Entry.ABSENT);
      cache.trim();
    }
    assertThat(cache.has(purse)).isTrue();
    assertThat(orders).filteredOn(cache::has).isEqualTo(orders.subList(7, 10));
  }

  @Test
  void what_was_used_last_stays() {
    var others = purses(3);
    keep(purse, 1);
    others.subList(0, 2).forEach(other -> keep(other, 1));
    cache.trim();
    cache.get(purse);
    keep(others.getLast(), 1);
    cache.trim();
    assertThat(cache.has(purse)).isTrue();
    assertThat(others).filteredOn(cache::has).isEqualTo(others.subList(1, 3));
  }

  @Test
  void heavy_states_leave_no_room_for_many() {
    keep(purse, 60);
    cache.trim();
    var others = purses(2);
    others.forEach(other -> keep(other, 50));
    cache.trim();
    assertThat(cache.has(purse)).isFalse();
    assertThat(others).allMatch(cache::has);
  }

  @Test
  void a_state_that_has_become_lighter_counts_for_no_more() {
    keep(purse, 90);
    keep(purse, 30);
    var dropped = purse();
    keep(dropped, 80);
    cache.evict(dropped);
    cache.trim();
    var other = purse();
    keep(other, 70);
    cache.trim();
    assertThat(List.of(purse, other)).allMatch(cache::has);
  }

  @Test
  void what_the_last_group_used_stays_whatever_it_weighs() {
    var others = purses(5);
    keep(purse, 1_000);
    others.forEach(other -> keep(other, 1));
    cache.trim();
    assertThat(cache.has(purse)).isTrue();
    assertThat(others).allMatch(cache::has);
    cache.get(others.getFirst());
    cache.trim();
    assertThat(cache.has(purse)).isFalse();
    assertThat(others).filteredOn(cache::has).hasSize(3).contains(others.getFirst());
  }

  private void keep(AggregateRef aggregate, int weight) {
    cache.put(aggregate, new Entry(new Purse(weight), 1));
  }

  private static List<AggregateRef> purses(int count) {
    return Stream.generate(StateCacheTest::purse).limit(count).toList();
  }

  private static AggregateRef purse() {
    return Purse.of(UUID.randomUUID());
  }

  private static AggregateRef order() {
    return AggregateRef.order(UUID.randomUUID());
  }
}
