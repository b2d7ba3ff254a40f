package dev.blotter.audit.refusal;

import static dev.blotter.audit.refusal.Refused.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

  private final RefusalTally tally = new RefusalTally();

  private List<Refusal> due(int secondsPastNoon) {
    return tally.due(NOON.plusSeconds(secondsPastNoon));
  }

  private void flood(String actor, String path, int from, int to, int each) {
    for (int second = from; second < to; second++) {
      for (int i = 0; i < each; i++) {
        assertThat(tally.add(Refused.of(actor, path, second))).isTrue();
      }
    }
  }

  @Test
  void one_alone_is_an_entry_at_once_and_only_one() {
    var command = Refused.of("eve", "/a", 0);
    tally.add(command);
    assertThat(due(0))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.first()).isEqualTo(command);
              assertThat(refusal.times()).isEqualTo(1);
              assertThat(refusal.lastAt()).isEqualTo(command.at());
            });
    assertThat(due(1)).isEmpty();
    assertThat(due(120)).isEmpty();
    assertThat(tally.isEmpty()).isTrue();
  }

  @Test
  void a_flood_that_comes_at_once_is_one_entry() {
    flood("eve", "/a", 0, 1, 5000);
    assertThat(due(1)).extracting(Refusal::times).containsExactly(5000);
  }

  @Test
  void a_flood_that_goes_on_is_an_entry_a_minute_that_leaves_none_out() {
    List<Refusal> entries = new ArrayList<>();
    for (int second = 0; second < 300; second++) {
      flood("eve", "/a", second, second + 1, 10);
      entries.addAll(due(second));
    }
    entries.addAll(tally.rest());
    assertThat(entries).hasSize(6);
    assertThat(entries.stream().mapToInt(Refusal::times).sum()).isEqualTo(3000);
    assertThat(entries.get(1).first().at()).isEqualTo(NOON.plusSeconds(1));
    assertThat(entries.get(1).lastAt()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void callers_and_paths_are_kept_apart() {
    tally.add(Refused.of("eve", "/a", 0));
    tally.add(Refused.of("eve", "/b", 0));
    tally.add(Refused.of("mallory", "/a", 0));
    tally.add(Refused.of(null, "/a", 0));
    assertThat(due(0)).hasSize(4);
  }

  @Test
  void who_tries_ever_more_paths_is_told_of_by_operation_and_harms_no_other() {
    for (int i = 0; i < 3000; i++) {
      tally.add(Refused.of("eve", "/" + i, 0));
    }
    tally.add(Refused.of("ada", "/a", 0));
    var entries = due(0);
    assertThat(entries).hasSize(RefusalTally.KINDS_OF_ONE + 2);
    assertThat(entries)
        .filteredOn(entry -> entry.first().path().contains("{"))
        .singleElement()
        .satisfies(
            rest -> {
              assertThat(rest.times()).isEqualTo(3000 - RefusalTally.KINDS_OF_ONE);
              assertThat(rest.first().userId()).isNull();
            });
    due(120);
    tally.add(Refused.of("eve", "/again", 130));
    assertThat(due(130)).extracting(entry -> entry.first().path()).containsExactly("/again");
  }

  @Test
  void there_is_an_end_to_what_is_kept() {
    for (int i = 0; i < RefusalTally.KINDS; i++) {
      assertThat(tally.add(Refused.of("caller-" + i, "/a", 0))).isTrue();
    }
    assertThat(tally.add(Refused.of("one-more", "/a", 0))).isFalse();
    assertThat(tally.add(Refused.of("caller-1", "/a", 1))).isTrue();
  }
}
