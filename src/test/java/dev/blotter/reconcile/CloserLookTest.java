package dev.blotter.reconcile;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.StoredModels;
import dev.blotter.projection.Watched;
import dev.blotter.reconcile.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are looked at once more, and those that are not. */
class CloserLookTest {

  @AutoClose private final TestLog on = new TestLog();
  private LifeOnLog life;

  @BeforeEach
  void somebody_has_traded() {
    life = new LifeOnLog(on.log, 46).steps(40);
    on.node();
    on.caughtUp();
  }

  @Test
  void rows_that_are_as_they_should_be_need_no_closer_look() {
    var moment = await(on.stored.prints(17, List.of(life.user())));
    var replay = new UserReplay(life.user(), moment, on.projections());
    await(new UserEvents(on.search, life.user()).until(moment.head(), replay::add));
    assertThat(await(replay.doubts())).hasSize(5).allMatch(doubt -> doubt.ids().isEmpty());
    assertThat(replay.findings(List.of()).rows()).isGreaterThan(10);
  }

  @Test
  void thousands_of_rows_too_many_are_each_told_of() {
    var order = firstOrder();
    on.sql(
        """
        CREATE TEMP TABLE added AS
          SELECT o.* FROM orders AS o, generate_series(1, 1200) WHERE o.id = '%s';
        UPDATE added SET id = gen_random_uuid();
        UPDATE added SET client_order_id = id::text;
        INSERT INTO orders SELECT * FROM added"""
            .formatted(order));
    var found = on.check(life);
    assertThat(found)
        .hasSize(1200)
        .allMatch(d -> d.equals(Difference.extra("orders", life.user(), d.id())));
    assertThat(found).extracting(Difference::id).doesNotHaveDuplicates();
  }

  @Test
  void a_row_that_stands_as_it_once_stood_is_told_of() {
    on.sql("CREATE TABLE kept AS SELECT * FROM portfolios");
    life.steps(40);
    on.caughtUp();
    assertThat(on.check(life)).isEmpty();
    on.sql("DELETE FROM portfolios; INSERT INTO portfolios SELECT * FROM kept");
    assertThat(on.check(life))
        .allMatch(found -> found.readModel().equals("portfolios"))
        .extracting(Difference::field)
        .contains("lane_position", "version");
  }

  @Test
  void an_event_that_cannot_be_applied_is_told_of_where_the_row_is_doubtful_anyway() {
    var order = firstOrder();
    on.sql(
        """
        CREATE TEMP TABLE twice AS SELECT * FROM orders WHERE id = '%s';
        UPDATE twice SET placed_at = placed_at + interval '1 hour';
        INSERT INTO orders SELECT * FROM twice"""
            .formatted(order));
    var projections = new ArrayList<>(on.projections());
    projections.set(
        2, Watched.failing(new OrdersProjection(), e -> e.aggregate().id().equals(order)));
    var reconciler = new Reconciler(new StoredModels(on.service, projections), on.search);
    var found = await(reconciler.check(Lane.of(life.user()), List.of(life.user())));
    assertThat(found.differences())
        .singleElement()
        .matches(difference -> difference.kind() == Kind.NOT_REPLAYABLE);
  }

  private UUID firstOrder() {
    return UUID.fromString(
        on.text(
            "SELECT id::text FROM orders WHERE user_id = '%s' ORDER BY id LIMIT 1"
                .formatted(life.user())));
  }
}
