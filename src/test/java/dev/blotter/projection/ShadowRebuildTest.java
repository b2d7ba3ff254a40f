package dev.blotter.projection;

import static dev.blotter.projection.RebuildModels.NAMES;
import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.rebuild.OnDifference;
import dev.blotter.projection.rebuild.RebuildState;
import dev.blotter.projection.rebuild.RowDifference;
import dev.blotter.user.UserEvent.TradingBlocked;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read model is made anew beside the live one, compared with it, and takes its place. */
class ShadowRebuildTest {

  @AutoClose private final ReadModels models = new ReadModels();
  private final RebuildModels rebuilding = new RebuildModels(models);
  private final List<Trader> traders =
      IntStream.range(0, 6).mapToObj(i -> new Trader(models.log, 3 + i % 3)).toList();
  private UUID order;

  @BeforeEach
  void trade() {
    models.node();
    Trader.together(traders, Trader::register);
    Trader.together(traders, this::trade);
    traders.getFirst().user(new TradingBlocked("margin"));
    models.caughtUp();
  }

  private void trade(Trader trader) {
    var canceled = trader.place();
    trader.accept(canceled);
    trader.cancel(canceled);
    trader.fill(trader.place());
    trader.valued(LocalDate.of(2026, 3, 1));
    trader.fill(trader.place());
    trader.valued(LocalDate.of(2026, 3, 2));
    order = trader.place();
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "portfolios", "orders", "positions", "valuations"})
  void rows_indexes_and_rights_are_as_before(String name) {
    var rows = models.dump();
    var schema = rebuilding.schema();
    var tables = models.number("SELECT '" + name + "'::regclass::oid::bigint");
    var id = rebuilding.start(name);
    var ended = rebuilding.finish(id, rebuilding.runner());
    assertThat(ended.error()).isNull();
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.differences()).isZero();
    assertThat(ended.progress().eventsDone())
        .isEqualTo(ended.progress().eventsTotal())
        .isPositive();
    assertThat(models.number("SELECT '" + name + "'::regclass::oid::bigint")).isNotEqualTo(tables);
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(rebuilding.schema()).isEqualTo(schema);
    assertThat(rebuilding.left()).isZero();
    Trader.together(traders, this::trade);
    models.caughtUp();
    assertThat(models.dump()).isNotEqualTo(rows);
  }

  @Test
  void all_read_models_are_made_anew_with_one_request_which_may_be_repeated() {
    var rows = models.dump();
    var all = rebuilding.start(NAMES, OnDifference.REPORT, "key").orElseThrow();
    assertThat(all).hasSize(5);
    assertThat(rebuilding.start(NAMES, OnDifference.REPORT, "key").orElseThrow()).isEqualTo(all);
    assertThat(rebuilding.start(NAMES, OnDifference.REPORT, "another")).isEmpty();
    assertThat(rebuilding.start("orders", OnDifference.REPORT)).isEmpty();
    var runner = rebuilding.runner();
    all.forEach(one -> rebuilding.finish(one.id(), runner));
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(rebuilding.start("orders", OnDifference.REPORT)).isPresent();
  }

  @Test
  void live_rows_that_are_wrong_are_reported_and_mended() {
    var rows = models.dump();
    tamper();
    var ended = rebuilding.finish(rebuilding.start("orders"), rebuilding.runner());
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.differences()).isEqualTo(3);
    var differences = await(rebuilding.rebuilds.differences(ended.id(), 10));
    assertThat(differences)
        .extracting(RowDifference::kind)
        .containsExactlyInAnyOrder("CHANGED", "MISSING", "SURPLUS");
    assertThat(differences)
        .filteredOn(one -> one.kind().equals("CHANGED"))
        .singleElement()
        .satisfies(one -> assertThat(one.rowId()).isEqualTo(order))
        .satisfies(one -> assertThat(one.columns()).containsExactly("quantity", "tag"));
    assertThat(models.dump()).isEqualTo(rows);
  }

  @Test
  void differences_hold_a_rebuild_up_where_that_is_asked_for() {
    var rows = models.dump();
    tamper();
    var tampered = models.dump();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders", OnDifference.BLOCK).orElseThrow();
    rebuilding.until(id, RebuildState.BLOCKED, runner);
    assertThat(await(runner.step())).isFalse();
    assertThat(models.dump()).isEqualTo(tampered);
    assertThat(await(rebuilding.rebuilds.resume(id))).isPresent();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(models.dump()).isEqualTo(rows);
  }

  @Test
  void a_blocked_rebuild_that_is_cancelled_leaves_the_live_rows_alone() {
    tamper();
    var tampered = models.dump();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders", OnDifference.BLOCK).orElseThrow();
    rebuilding.until(id, RebuildState.BLOCKED, runner);
    assertThat(await(rebuilding.rebuilds.cancel(id))).isPresent();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.CANCELLED);
    assertThat(models.dump()).isEqualTo(tampered);
    assertThat(rebuilding.left()).isZero();
  }

  /** The scale of a number counts too. */
  private void tamper() {
    models.execute(
        "UPDATE orders SET tag = 'x', quantity = 10.00 WHERE id = '%s'".formatted(order));
    models.execute(
        "DELETE FROM orders WHERE id::text = (SELECT max(id::text) FROM orders WHERE NOT active)");
    models.execute(
        """
        INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object(
          'id', '%s', 'client_order_id', 'new'))).* FROM orders AS o WHERE id = '%s'"""
            .formatted(UUID.randomUUID(), order));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PREPARING", "FILLING", "INDEXING", "CATCHING_UP", "COMPARING", "SWAPPING"})
  void a_rebuild_rests_and_goes_on_or_is_given_up_in_any_state(String state) {
    var rows = models.dump();
    var schema = rebuilding.schema();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.valueOf(state), runner);
    assertThat(await(rebuilding.rebuilds.pause(id))).isPresent();
    assertThat(await(rebuilding.rebuilds.pause(id))).isEmpty();
    assertThat(await(runner.step())).isFalse();
    assertThat(rebuilding.find(id).paused()).isTrue();
    assertThat(await(rebuilding.rebuilds.resume(id))).isPresent();
    assertThat(await(rebuilding.rebuilds.cancel(id))).isPresent();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.CANCELLED);
    assertThat(await(rebuilding.rebuilds.cancel(id))).isEmpty();
    assertThat(rebuilding.left()).isZero();
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(rebuilding.schema()).isEqualTo(schema);
  }

  @Test
  void a_partition_made_meanwhile_is_there_afterwards() {
    var early = traders.getFirst().place(java.time.Instant.parse("2015-02-03T10:00:00Z"));
    models.caughtUp();
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    models.execute("SELECT ensure_partitions('orders', 'quarter', '2015-01-01', '2015-01-02')");
    var rows = models.dump();
    var schema = rebuilding.schema();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(models.dump()).isEqualTo(rows).contains(early.toString());
    assertThat(rebuilding.schema()).isEqualTo(schema).contains("orders_2015_q1");
  }

  @Test
  void nobody_can_say_how_long_it_takes_once_the_rows_are_made_but_what_is_left() {
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    var indexing = rebuilding.until(id, RebuildState.INDEXING, runner);
    assertThat(indexing.secondsLeft()).isNull();
    assertThat(indexing.progress().indexesLeft()).isPositive();
    var caughtUp = rebuilding.until(id, RebuildState.CATCHING_UP, runner);
    assertThat(caughtUp.secondsLeft()).isNull();
    assertThat(caughtUp.progress().indexesLeft()).isNull();
    rebuilding.finish(id, runner);
  }

  @Test
  void a_column_that_was_added_meanwhile_is_not_swapped_away() {
    var runner = rebuilding.runner();
    var id = rebuilding.start("portfolios");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    models.execute(NextPortfolios.MIGRATION);
    var rows = models.dump();
    var ended = rebuilding.finish(id, runner);
    assertThat(ended.state()).isEqualTo(RebuildState.FAILED);
    assertThat(ended.error()).contains("columns of portfolios");
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(models.number("SELECT count(holder) FROM portfolios")).isZero();
    assertThat(rebuilding.left()).isZero();
    assertThat(rebuilding.finish(rebuilding.start("portfolios"), runner).state())
        .isEqualTo(RebuildState.SWAPPED);
    assertThat(models.number("SELECT count(holder) FROM portfolios")).isZero();
  }

  @Test
  void a_rebuild_that_cannot_succeed_is_given_up_and_says_why() {
    models.execute(
        """
        CREATE FUNCTION never(text) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'never' USING ERRCODE = 'undefined_table'; END $$;
        ALTER TABLE orders ADD CONSTRAINT never CHECK (never(symbol)) NOT VALID""");
    var ended = rebuilding.finish(rebuilding.start("orders"), rebuilding.runner());
    assertThat(ended.state()).isEqualTo(RebuildState.FAILED);
    assertThat(ended.error()).contains("never");
    assertThat(rebuilding.left()).isZero();
  }

  @Test
  void what_went_wrong_before_is_not_told_of_new_rows_that_are_in_place() {
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    rebuilding.until(id, RebuildState.SWAPPING, runner);
    models.execute("UPDATE projection_rebuilds SET failures = 1, error = 'it was busy'");
    var ended = rebuilding.finish(id, runner);
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.error()).isNull();
  }

  @Test
  void a_rebuild_that_would_take_rows_away_waits_for_somebody() {
    var rows = models.dump();
    models.execute(
        "ALTER TABLE orders ADD CONSTRAINT poison CHECK (id <> '%s') NOT VALID".formatted(order));
    var runner = rebuilding.runner();
    var id = rebuilding.start("orders");
    var blocked = rebuilding.until(id, RebuildState.BLOCKED, runner);
    assertThat(blocked.differences()).isEqualTo(2);
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(await(rebuilding.rebuilds.differences(id, 10)))
        .extracting(RowDifference::kind)
        .containsExactlyInAnyOrder("SURPLUS", "PARKED");
    assertThat(await(rebuilding.rebuilds.differences(id, 10)))
        .filteredOn(one -> one.kind().equals("PARKED"))
        .singleElement()
        .satisfies(one -> assertThat(one.rowId()).isEqualTo(traders.getLast().id))
        .satisfies(one -> assertThat(one.columns()).containsExactly("OrderInitialized"));
    assertThat(await(rebuilding.rebuilds.resume(id))).isPresent();
    assertThat(rebuilding.finish(id, runner).state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(models.number("SELECT count(*) FROM projection_parked")).isOne();
    assertThat(models.number("SELECT count(*) FROM orders WHERE id = '" + order + "'")).isZero();
    Trader.together(traders, this::trade);
    models.caughtUp();
    assertThat(models.number("SELECT count(DISTINCT user_id) FROM projection_parked")).isOne();
  }

  @Test
  void rows_of_an_older_version_are_made_anew_and_served_until_then() {
    var rows = models.dump();
    tamper();
    var older = models.dump();
    models.execute("UPDATE projection_checkpoints SET version = 0 WHERE projection = 'orders'");
    models.node();
    models.caughtUp();
    assertThat(models.dump()).isEqualTo(older);
    await(rebuilding.runner().work());
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(models.number("SELECT min(version) FROM projection_checkpoints")).isEqualTo(1);
    assertThat(await(rebuilding.rebuilds.latest(10)))
        .singleElement()
        .satisfies(one -> assertThat(one.actor().id()).isEqualTo("projections"))
        .satisfies(one -> assertThat(one.projection()).isEqualTo("orders"));
  }
}
