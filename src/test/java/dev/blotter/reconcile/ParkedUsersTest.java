package dev.blotter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.Watched;
import dev.blotter.reconcile.Difference.Kind;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ParkedUsersTest {

  @AutoClose private final TestLog on = new TestLog();

  @Test
  void a_user_whose_events_are_set_aside_is_compared_up_to_them_and_told_as_such() {
    var life = new LifeOnLog(on.log, 46).steps(60);
    var projections = new ArrayList<>(on.projections());
    projections.set(2, Watched.failing(new OrdersProjection(), e -> e.position().position() >= 60));
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
