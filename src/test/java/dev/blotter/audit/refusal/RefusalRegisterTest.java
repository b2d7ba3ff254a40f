package dev.blotter.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefusalRegisterTest {

  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Disk disk = new Disk();
  private final RefusalRegister register =
      new RefusalRegister(disk, vertx, () -> Refused.NOON, metrics);

  /** Stores each once, as the table does, until it is full. */
  private static final class Disk implements Refusals {
    private final Map<UUID, Refusal> rows = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicInteger tried = new AtomicInteger();
    private volatile boolean full;

    @Override
    public Uni<Void> add(List<Refusal> refusals) {
      tried.incrementAndGet();
      if (full) {
        return Uni.createFrom().failure(new IllegalStateException("full"));
      }
      refusals.forEach(refusal -> rows.putIfAbsent(refusal.id(), refusal));
      return Uni.createFrom().voidItem();
    }

    private List<Refusal> stored() {
      return List.copyOf(rows.values());
    }

    @Override
    public Uni<RowPage<Refusal>> newest(RefusalCriteria criteria, Window window) {
      return Uni.createFrom().item(new RowPage<>(stored(), false));
    }
  }

  private static void until(Callable<Boolean> holds) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(holds);
  }

  @Test
  void what_comes_is_written_a_moment_later_in_batches() {
    IntStream.range(0, 700).forEach(i -> register.add(Refused.of("caller-" + i, "/a", 0)));
    assertThat(disk.stored()).isEmpty();
    until(() -> disk.stored().size() == 700);
    assertThat(disk.tried).hasValue(2);
  }

  @Test
  void what_could_not_be_written_is_written_later() {
    disk.full = true;
    register.add(Refused.of("eve", "/a", 0));
    until(() -> disk.tried.get() > 0);
    assertThat(disk.stored()).isEmpty();
    disk.full = false;
    until(() -> disk.stored().size() == 1);
  }

  @Test
  void what_has_come_is_written_when_the_service_stops() {
    register.add(Refused.of("eve", "/a", 0));
    register.add(Refused.of("eve", "/a", 0));
    register.stop(new ShutdownEvent());
    assertThat(disk.stored()).singleElement().extracting(Refusal::times).isEqualTo(2);
  }

  @Test
  void what_has_no_room_is_counted() {
    int more = 5;
    IntStream.range(0, RefusalTally.KINDS + more)
        .forEach(i -> register.add(Refused.of("caller-" + i, "/a", 0)));
    assertThat(metrics.counter("blotter.refusals.dropped").count()).isEqualTo(more);
  }
}
