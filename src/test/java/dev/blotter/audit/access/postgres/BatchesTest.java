package dev.blotter.audit.access.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private final List<List<Integer>> written = new ArrayList<>();
  private final List<UniEmitter<? super Void>> open = new ArrayList<>();
  private final Batches<Integer> batches = new Batches<>(this::write);

  /** Ends when the test says so. */
  private Uni<Void> write(List<Integer> items) {
    written.add(items);
    return Uni.createFrom().emitter(open::add);
  }

  private UniAssertSubscriber<Void> add(int item) {
    return batches.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void one_alone_is_written_at_once_and_waits_for_that() {
    var one = add(1);
    assertThat(written).containsExactly(List.of(1));
    one.assertNotTerminated();
    open.getFirst().complete(null);
    one.assertCompleted();
  }

  @Test
  void what_comes_meanwhile_is_the_next_batch() {
    add(1);
    var later = IntStream.rangeClosed(2, 5).mapToObj(this::add).toList();
    assertThat(written).hasSize(1);
    open.getFirst().complete(null);
    assertThat(written).containsExactly(List.of(1), List.of(2, 3, 4, 5));
    later.forEach(UniAssertSubscriber::assertNotTerminated);
    open.getLast().complete(null);
    later.forEach(UniAssertSubscriber::assertCompleted);
  }

  @Test
  void a_batch_that_fails_fails_all_of_it_and_nothing_else() {
    var first = add(1);
    var second = add(2);
    open.getFirst().fail(new IllegalStateException("no disk"));
    first.assertFailedWith(IllegalStateException.class, "no disk");
    open.getLast().complete(null);
    second.assertCompleted();
  }

  @Test
  void a_write_that_throws_is_a_failure_too() {
    var broken =
        new Batches<Integer>(
            items -> {
              throw new IllegalStateException("no pool");
            });
    assertThatThrownBy(() -> broken.add(1).await().indefinitely()).hasMessage("no pool");
    assertThatThrownBy(() -> broken.add(2).await().indefinitely()).hasMessage("no pool");
  }

  @Test
  void a_batch_has_its_largest_size_and_a_queue_its_end() {
    add(0);
    IntStream.rangeClosed(1, Batches.WAITING).forEach(this::add);
    add(-1).assertFailedWith(IllegalStateException.class);
    open.getFirst().complete(null);
    assertThat(written.getLast()).hasSize(Batches.LARGEST).startsWith(1, 2, 3);
    add(-2).assertNotTerminated();
  }

  @Test
  void nothing_is_lost_or_doubled_where_many_threads_add_at_once() throws InterruptedException {
    var stored = new ConcurrentLinkedQueue<Integer>();
    var real =
        new Batches<Integer>(
            items -> Uni.createFrom().voidItem().invoke(() -> stored.addAll(items)));
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int from = t * 1000;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      IntStream.range(from, from + 1000)
                          .forEach(i -> real.add(i).await().indefinitely())));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(stored).hasSize(8000).doesNotHaveDuplicates();
  }
}
