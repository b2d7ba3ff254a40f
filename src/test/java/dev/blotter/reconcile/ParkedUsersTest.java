package dev.blotter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowTable;
import dev.blotter.reconcile.Difference.Kind;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkedUsersTest {

  private final TestLog on = new TestLog();

  @AfterEach
  void close() {
    on.close();
  }

  /** A projection that cannot apply events from a position on. */
  private record Failing<R extends ReadRow>(Projection<R> real, long from)
      implements Projection<R> {
    @Override
    public String name() {
      return real.name();
    }

    @Override
    public int version() {
      return real.version();
    }

    @Override
    public Optional<UUID> rowOf(RecordedEvent event) {
      return real.rowOf(event);
    }

    @Override
    public R apply(@Nullable R row, RecordedEvent event) {
      if (event.position().position() >= from) {
        throw new IllegalStateException("cannot be applied");
      }
      return real.apply(row, event);
    }

    @Override
    public RowTable<R> table() {
      return real.table();
    }
  }

  @Test
  void a_user_whose_events_are_set_aside_is_compared_up_to_them_and_told_as_such() {
    var life = new LifeOnLog(on.log, 46).steps(60);
    var projections = new ArrayList<>(on.projections());
    projections.set(2, new Failing<>(new OrdersProjection(), 60));
    var node = on.node(projections);
    on.caughtUp();
    assertThat(on.number("SELECT count(*) FROM projection_parked")).isPositive();
    assertThat(on.check(life))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(Kind.PARKED);
              assertThat(found.counts()).isFalse();
              assertThat(found.readModel()).isEqualTo("orders");
              assertThat(found.actual()).contains("cannot be applied");
            });
    on.sql("UPDATE orders SET revision = revision + 7 WHERE lane_position < 60");
    assertThat(on.check(life)).anyMatch(found -> found.kind() == Kind.DIFFERENT_VALUE);
    on.sql("UPDATE orders SET revision = revision - 7 WHERE lane_position < 60");
    node.stop();
    on.node();
    Awaitility.await().until(() -> on.number("SELECT count(*) FROM projection_parked") == 0);
    assertThat(on.check(life)).isEmpty();
  }
}
