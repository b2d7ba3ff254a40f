package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.kernel.Actor;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.rebuild.Rebuild;
import dev.blotter.projection.rebuild.RowDifference;
import dev.blotter.projection.rebuild.SetBackUser;
import dev.blotter.projection.rebuild.UserRebuilds;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of one user are made anew at once, and nobody else's. */
class UserRebuildTest {

  private static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  @AutoClose private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final Trader ada = new Trader(models.log, 7);
  private final Trader bob = new Trader(models.log, 7);
  private UserRebuilds users;

  @BeforeEach
  void trade() {
    users = rebuildsOf(models.all());
    models.node();
    for (var trader : List.of(ada, bob)) {
      trader.register();
      trader.fill(trader.place());
      trader.fill(trader.place());
      trader.valued(LocalDate.of(2026, 3, 1));
      trader.place();
    }
    models.caughtUp();
  }

  private Rebuild rebuild(String name, Trader of) {
    return run(users, name, of, false);
  }

  private static Rebuild run(UserRebuilds users, String name, Trader of, boolean park) {
    var key = UUID.randomUUID().toString();
    return await(users.run(name, of.id, park, OPERATOR, key)).orElseThrow();
  }

  private UserRebuilds rebuildsOf(List<Projection<?>> projections) {
    return new UserRebuilds(
        models.database.pool(models.database.service()),
        new LaneRange(models.codec),
        rebuilding.rebuilds,
        projections,
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "portfolios", "orders", "positions", "valuations"})
  void rows_that_are_right_stay_as_they_are(String name) {
    var rows = models.dump();
    assertThat(rebuild(name, ada).differences()).isZero();
    assertThat(models.dump()).isEqualTo(rows);
    bob.place();
    ada.fill(ada.place());
    models.caughtUp();
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    assertThat(models.dump()).isNotEqualTo(rows);
  }

  @Test
  void rows_of_the_user_that_are_wrong_are_mended_and_no_others() {
    var rows = models.dump();
    models.execute("UPDATE orders SET tag = 'x' WHERE user_id = '" + bob.id + "'");
    var bobs = models.dump();
    models.execute("UPDATE orders SET tag = 'x', status = 'FILLED' WHERE active");
    models.execute("DELETE FROM orders WHERE NOT active AND user_id = '%s'".formatted(ada.id));
    models.execute(
        "UPDATE orders SET status = 'PENDING' WHERE active AND user_id = '%s'".formatted(bob.id));
    var done = rebuild("orders", ada);
    assertThat(models.dump()).isEqualTo(bobs).isNotEqualTo(rows);
    assertThat(done.differences()).isEqualTo(3);
    assertThat(await(rebuilding.rebuilds.differences(done.id(), 10)))
        .filteredOn(one -> one.kind().equals("CHANGED"))
        .singleElement()
        .extracting(RowDifference::columns)
        .isEqualTo(List.of("status", "tag"));
    rebuild("orders", bob);
    assertThat(models.dump()).isEqualTo(rows);
  }

  @Test
  void rows_that_the_rules_of_today_would_take_away_stay_unless_that_is_asked_for() {
    var rows = models.dump();
    var poison = lastOrder(ada);
    var rules =
        Watched.failing(
            new OrdersProjection(), event -> event.aggregate().id().toString().equals(poison));
    var today = rebuildsOf(models.allWith(rules));
    assertThatThrownBy(() -> run(today, "orders", ada, false)).isInstanceOf(SetBackUser.class);
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isZero();
    assertThat(run(today, "orders", ada, true).differences()).isOne();
    assertThat(models.dump()).doesNotContain(poison);
    assertThat(models.number("SELECT count(DISTINCT user_id) FROM projection_parked")).isOne();
    // Whoever is parked there already loses nothing.
    assertThat(run(today, "orders", ada, false).differences()).isZero();
  }

  private String lastOrder(Trader of) {
    return models.text("SELECT id::text FROM orders WHERE active AND user_id = '" + of.id + "'");
  }

  @Test
  void a_retry_finds_what_was_done_and_the_key_means_nothing_else() {
    var first = await(users.run("orders", ada.id, false, OPERATOR, "key")).orElseThrow();
    assertThat(await(users.run("orders", ada.id, false, OPERATOR, "key")).orElseThrow().id())
        .isEqualTo(first.id());
    assertThat(await(users.run("orders", bob.id, false, OPERATOR, "key"))).isEmpty();
  }
}
