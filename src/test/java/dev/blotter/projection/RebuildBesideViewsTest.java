package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.rebuild.RebuildRunner;
import dev.blotter.projection.rebuild.RebuildState;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has made views on read models, for reports of their own. */
class RebuildBesideViewsTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final RebuildRunner runner = rebuilding.runner();

  @BeforeEach
  void trade() {
    models.node();
    var trader = new Trader(models.log, 3);
    trader.register();
    trader.fill(trader.place());
    models.caughtUp();
  }

  @Test
  void a_read_model_with_a_view_is_left_as_it_is_and_the_rebuild_names_the_view() {
    models.execute("CREATE VIEW report AS SELECT id FROM users");
    var rows = models.dump();

    var ended = rebuilding.finish(rebuilding.start("users"), runner);

    assertThat(ended.state()).isEqualTo(RebuildState.FAILED);
    assertThat(ended.error()).contains("views read users").contains("report");
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(rebuilding.left()).isZero();

    models.execute("DROP VIEW report");
    assertThat(rebuilding.finish(rebuilding.start("users"), runner).state())
        .isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void a_view_that_was_made_meanwhile_is_not_left_with_the_old_rows() {
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    models.execute("CREATE VIEW report AS SELECT id FROM orders");

    var ended = rebuilding.finish(id, runner);

    assertThat(ended.state()).isEqualTo(RebuildState.FAILED);
    assertThat(ended.error()).contains("report");
    assertThat(models.number("SELECT count(*) FROM report")).isOne();
    assertThat(rebuilding.left()).isZero();
  }

  @Test
  void old_rows_that_cannot_be_dropped_are_told_of_and_hold_no_other_rebuild_up() {
    var users = rebuilding.start("users");
    rebuilding.until(users, RebuildState.CLEARING, runner);
    models.execute("CREATE VIEW late AS SELECT id FROM retired.users");
    var orders = rebuilding.start("orders");

    assertThat(rebuilding.finish(orders, runner).state()).isEqualTo(RebuildState.SWAPPED);

    var waiting = rebuilding.find(users);
    assertThat(waiting.state()).isEqualTo(RebuildState.CLEARING);
    assertThat(waiting.error()).contains("depend on it");
    assertThat(await(runner.step())).as("at once again").isFalse();

    models.execute("DROP VIEW late");
    models.execute("UPDATE projection_rebuilds SET clear_after = now()");
    var ended = rebuilding.finish(users, runner);
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.error()).isNull();
    assertThat(rebuilding.left()).isZero();
  }

  @Test
  void why_a_rebuild_failed_is_told_again_once_what_it_left_is_cleared_away() {
    var id = rebuilding.start("users");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    models.execute(
        """
        UPDATE projection_rebuilds
        SET state = 'CLEARING', outcome = 'FAILED', failures = 5, error = 'it was full'""");
    models.execute("CREATE VIEW late AS SELECT id FROM rebuild.users");
    await(runner.step());
    assertThat(rebuilding.find(id).error()).contains("depend on it");

    models.execute("DROP VIEW late");
    models.execute("UPDATE projection_rebuilds SET clear_after = now()");
    var ended = rebuilding.finish(id, runner);
    assertThat(ended.state()).isEqualTo(RebuildState.FAILED);
    assertThat(ended.error()).isEqualTo("it was full");
  }
}
