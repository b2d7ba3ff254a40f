package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Side;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators are told of what venues executed that was not ordered so. */
class UnorderedExecutionsCountTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final UnorderedExecutions watch = new UnorderedExecutions(meters);
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private int told;

  @Test
  void each_kind_is_there_from_the_start_and_an_ordinary_life_counts_nothing() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "4", "50.00");
    account.confirmCancel(order);
    tell();
    assertThat(counts()).containsOnlyKeys("group_overfill", "overfill", "unguarded");
    assertThat(counts().values()).containsOnly(0);
  }

  @Test
  void more_than_was_ordered_counts() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "12", "50.00");
    tell();
    assertThat(counts()).containsEntry("overfill", 1);
  }

  @Test
  void a_group_counts_once_though_both_exits_say_so() {
    var exits = Bracket.selling(account);
    exits.fill(exits.stop, "10", "44.00");
    exits.fill(exits.target, "3", "60.00");
    tell();
    assertThat(counts()).containsEntry("group_overfill", 1);
  }

  @Test
  void an_entry_counts_that_is_executed_once_its_exits_have_ended() {
    var bracket = Bracket.buying(account);
    account.confirmCancel(bracket.first);
    bracket.fill(bracket.first, "4", "50.00");
    tell();
    assertThat(counts()).containsEntry("unguarded", 1);
  }

  private Map<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    for (var counter : meters.find("blotter.executions.unordered").counters()) {
      counts.put(why(counter), (int) counter.count());
    }
    return counts;
  }

  private static String why(Counter counter) {
    return counter.getId().getTag("why");
  }

  /** What was logged since it was told last, as one group of commands. */
  private void tell() {
    var log = account.trading.log();
    List<RecordedEvent> events = new ArrayList<>();
    while (told < log.size()) {
      events.add(recorded(log.get(told), ++told));
    }
    watch.appended(17, events);
  }

  private RecordedEvent recorded(Change change, int position) {
    return new RecordedEvent(
        new UUID(9, position),
        new LanePosition(17, position),
        change.aggregate(),
        position,
        account.user,
        account.trading.now(),
        null,
        "one",
        new Origin(Actor.system("test"), new UUID(8, position), null),
        change.event());
  }
}
