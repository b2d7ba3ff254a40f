package dev.blotter.reconcile;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.projection.EmptiedReadModel;
import dev.blotter.reconcile.Difference.Kind;
import dev.blotter.testing.Seeds;
import dev.blotter.user.UserEvent.UserErased;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcilerTest extends Reconciled {

  @Test
  void read_models_are_what_a_replay_makes_of_whatever_has_happened() {
    on.node();
    var lives =
        Seeds.of("reconciled lives", 25)
            .mapToObj(seed -> new LifeOnLog(on.log, seed).steps(60))
            .toList();
    on.caughtUp();
    long rows = 0;
    for (var life : lives) {
      var found = on.check(life.user());
      assertThat(found.differences()).isEmpty();
      rows += found.rows();
    }
    assertThat(rows).isGreaterThan(300);
    assertThat(await(on.stored.users(17)))
        .containsExactlyInAnyOrderElementsOf(lives.stream().map(LifeOnLog::user).toList());
    assertThat(await(on.stored.userCount(17))).isEqualTo(25);
  }

  @Test
  void a_changed_value_is_found_with_what_it_should_be() {
    var life = traded();
    var order = row("orders", life);
    var before = on.text("SELECT filled_qty::text FROM orders WHERE id = '" + order + "'");
    on.sql("UPDATE orders SET filled_qty = filled_qty + 1 WHERE id = '" + order + "'");
    assertThat(on.check(life))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(Kind.DIFFERENT_VALUE);
              assertThat(found.readModel()).isEqualTo("orders");
              assertThat(found.id()).isEqualTo(order);
              assertThat(found.userId()).isEqualTo(life.user());
              assertThat(found.field()).isEqualTo("filled_qty");
              assertThat(new BigDecimal(found.expected())).isEqualByComparingTo(before);
              assertThat(new BigDecimal(found.actual()))
                  .isEqualByComparingTo(new BigDecimal(before).add(BigDecimal.ONE));
            });
  }

  @Test
  void every_column_of_every_read_model_is_compared() {
    var life = traded();
    for (var table : List.of("users", "portfolios", "orders", "positions", "valuations")) {
      var id = row(table, life);
      for (var column : columns(table)) {
        on.sql("CREATE TABLE kept AS SELECT * FROM %s WHERE id = '%s'".formatted(table, id));
        on.sql("UPDATE %s SET %s WHERE id = '%s'".formatted(table, other(table, column), id));
        var found = on.check(life);
        assertThat(found).as(table + "." + column).isNotEmpty();
        assertThat(found)
            .as(table + "." + column)
            .allMatch(
                d -> d.readModel().equals(table) && String.valueOf(d.field()).startsWith(column));
        on.sql("DELETE FROM %s WHERE id = '%s'".formatted(table, id));
        on.sql("INSERT INTO %s SELECT * FROM kept".formatted(table));
        on.sql("DROP TABLE kept");
      }
    }
    assertThat(on.check(life)).isEmpty();
  }

  /** Those that say whose row it is are another matter. */
  private List<String> columns(String table) {
    var names =
        on.text(
            """
            SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = '%s'::regclass
              AND attnum > 0 AND NOT attisdropped
              AND attname NOT IN ('lane', 'id', 'user_id', 'placed_at')"""
                .formatted(table));
    return List.of(names.split(","));
  }

  private String other(String table, String column) {
    var type =
        on.text(
            "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = '%s'::regclass AND attname = '%s'"
                .formatted(table, column));
    var value =
        switch (type) {
          case "boolean" -> "NOT " + column;
          case "uuid" -> "gen_random_uuid()";
          case "jsonb" -> "'{\"x\": 1}'";
          case "timestamp with time zone" -> "coalesce(%1$s, now()) + interval '1 microsecond'";
          case "date" -> "coalesce(%1$s, current_date) + 10000";
          case "text" -> "coalesce(%1$s, '') || 'x'";
          default -> "coalesce(%1$s, 0) + 1";
        };
    return column + " = " + value.formatted(column);
  }

  @Test
  void a_value_within_a_state_is_named_by_its_pointer() {
    var life = traded();
    on.sql(
        "UPDATE portfolios SET state = jsonb_set(state, '{account_type}', '\"OTHER\"')"
            + " WHERE user_id = '%s'".formatted(life.user()));
    assertThat(on.check(life))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("state/account_type");
              assertThat(found.expected()).isIn("CASH", "MARGIN");
              assertThat(found.actual()).isEqualTo("OTHER");
            });
  }

  @Test
  void a_row_that_was_deleted_is_missing() {
    var life = traded();
    var position = row("positions", life);
    on.sql("DELETE FROM positions WHERE id = '" + position + "'");
    assertThat(on.check(life))
        .containsExactly(Difference.missing("positions", life.user(), position));
  }

  @Test
  void a_row_that_somebody_has_added_is_one_too_many() {
    var life = traded();
    var other = new LifeOnLog(on.log, 43).user();
    on.sql(
        """
        CREATE TEMP TABLE added AS SELECT * FROM portfolios WHERE user_id = '%1$s';
        UPDATE added SET id = '%2$s', user_id = '%2$s';
        INSERT INTO portfolios SELECT * FROM added"""
            .formatted(life.user(), other));
    assertThat(await(on.stored.users(17))).contains(other);
    assertThat(on.check(other).differences())
        .containsExactly(Difference.extra("portfolios", other, other));
    assertThat(on.check(life)).isEmpty();
  }

  @Test
  void a_row_given_to_another_user_is_missing_here_and_too_much_there() {
    var life = traded();
    var other = new LifeOnLog(on.log, 44).steps(5);
    on.caughtUp();
    var order = row("orders", life);
    on.sql("UPDATE orders SET user_id = '%s' WHERE id = '%s'".formatted(other.user(), order));
    assertThat(on.check(life)).containsExactly(Difference.missing("orders", life.user(), order));
    assertThat(on.check(other)).containsExactly(Difference.extra("orders", other.user(), order));
  }

  @Test
  void an_order_that_stands_twice_is_one_too_many() {
    var life = traded();
    var order = row("orders", life);
    on.sql(
        """
        CREATE TEMP TABLE twice AS SELECT * FROM orders WHERE id = '%s';
        UPDATE twice SET placed_at = placed_at + interval '1 hour';
        INSERT INTO orders SELECT * FROM twice"""
            .formatted(order));
    assertThat(on.check(life)).containsExactly(Difference.extra("orders", life.user(), order));
  }

  @Test
  void a_read_model_that_is_behind_is_compared_as_far_as_it_is() {
    var life = new LifeOnLog(on.log, 45).steps(40);
    var node = on.node();
    on.caughtUp();
    node.stop();
    life.steps(40);
    var found = on.check(life.user());
    assertThat(found.differences()).isEmpty();
    assertThat(found.rows()).isPositive();
  }

  @Test
  void personal_data_is_compared_and_not_shown() {
    var life = traded();
    on.sql("UPDATE users SET email = 'eve@example.com' WHERE id = '" + life.user() + "'");
    assertThat(on.check(life))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("email");
              assertThat(found.expected() + found.actual()).doesNotContain("@");
            });
  }

  @Test
  void an_erased_user_is_as_the_log_says_before_and_after_the_row_forgets() {
    var life = traded();
    on.users.loseKey(life.user());
    assertThat(on.check(life)).isEmpty();
    life.happens(new UserErased("asked for"));
    on.caughtUp();
    assertThat(on.check(life)).isEmpty();
    on.sql("UPDATE users SET name = 'Ada' WHERE id = '" + life.user() + "'");
    assertThat(on.check(life)).singleElement().matches(d -> "name".equals(d.field()));
  }

  @Test
  void archived_events_are_replayed_too() {
    var life = traded();
    on.sql(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET occurred_at = occurred_at - interval '2 months';
        UPDATE streams SET first_occurred_at = first_occurred_at - interval '2 months';
        COMMIT""");
    on.sql(
        "SELECT ensure_partitions('domain_events', 'month', now() - interval '2 months', now())");
    on.node();
    for (var name : List.of("users", "portfolios", "orders", "positions", "valuations")) {
      await(EmptiedReadModel.of(on.database.pool(), name));
    }
    on.caughtUp();
    var oldest =
        on.text(
            "SELECT name FROM partitions_of('domain_events') WHERE from_time IS NOT NULL"
                + " ORDER BY from_time LIMIT 1");
    long rows = on.number("SELECT count(*) FROM " + oldest);
    on.sql("SELECT archive_partition('%s', %d, '{}', 'file', '', '')".formatted(oldest, rows));
    assertThat(rows).isPositive();
    life.steps(20);
    on.caughtUp();
    assertThat(on.check(life)).isEmpty();
  }

  @Test
  void nobody_is_known_of_whom_there_is_nothing() {
    assertThat(await(on.reconciler.knows(UUID.randomUUID()))).isFalse();
    assertThat(await(on.reconciler.knows(traded().user()))).isTrue();
  }
}
