package dev.blotter.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SharedLookupTest {

  private final List<Set<Integer>> asked = new ArrayList<>();
  private final List<UniEmitter<? super Map<Integer, String>>> open = new ArrayList<>();
  private final SharedLookup<Integer, String> lookup =
      new SharedLookup<>(
          keys ->
              Uni.createFrom()
                  .emitter(
                      emitter -> {
                        asked.add(Set.copyOf(keys));
                        open.add(emitter);
                      }));

  private CompletableFuture<Optional<String>> find(int key) {
    return lookup.find(key).subscribeAsCompletionStage();
  }

  /** All but odd ones are there. */
  private void answer(int round) {
    open.get(round)
        .complete(
            asked.get(round).stream()
                .filter(key -> key % 2 == 0)
                .collect(toMap(key -> key, key -> "found " + key)));
  }

  @Test
  void whoever_asks_first_is_looked_for_at_once() {
    var found = find(2);
    assertThat(asked).containsExactly(Set.of(2));
    answer(0);
    assertThat(found.join()).contains("found 2");
  }

  @Test
  void all_who_ask_meanwhile_share_the_next_lookup() {
    var first = find(2);
    var later = List.of(find(4), find(3), find(4), find(2));
    answer(0);
    assertThat(first).isCompleted();
    assertThat(asked).containsExactly(Set.of(2), Set.of(2, 3, 4));
    assertThat(later).noneMatch(CompletableFuture::isDone);
    answer(1);
    assertThat(later)
        .extracting(CompletableFuture::join)
        .containsExactly(
            Optional.of("found 4"),
            Optional.empty(),
            Optional.of("found 4"),
            Optional.of("found 2"));
  }

  @Test
  void who_leaves_takes_the_answer_from_nobody_else() {
    var first = List.of(find(2), find(2));
    var later = List.of(find(4), find(4));
    first.getFirst().cancel(true);
    later.getFirst().cancel(true);
    answer(0);
    answer(1);
    assertThat(first.getLast().join()).contains("found 2");
    assertThat(later.getLast().join()).contains("found 4");
  }

  @Test
  void it_looks_again_for_who_asks_afterwards() {
    var before = find(1);
    answer(0);
    assertThat(before.join()).isEmpty();
    var again = find(2);
    answer(1);
    assertThat(again.join()).contains("found 2");
  }

  @Test
  void one_that_cannot_even_begin_keeps_nobody_waiting() {
    var never =
        new SharedLookup<Integer, String>(
            keys -> {
              throw new IllegalStateException("closed");
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> never.find(2).subscribeAsCompletionStage().join())
          .hasMessageContaining("closed");
    }
  }

  @Test
  void a_lookup_that_fails_is_told_to_those_who_shared_it_and_to_nobody_else() {
    var first = find(2);
    var later = find(4);
    open.get(0).fail(new IllegalStateException("gone"));
    assertThatThrownBy(first::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("gone");
    answer(1);
    assertThat(later.join()).contains("found 4");
  }
}
