package dev.blotter.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.eventlog.JsonEventCodec;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrdersProjection;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.portfolio.ValuationsProjection;
import dev.blotter.position.PositionAggregate;
import dev.blotter.position.PositionsProjection;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import dev.blotter.testing.TestDatabase;
import dev.blotter.user.SealedPerson;
import dev.blotter.user.UserAggregate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was seeded is what the service would have made of the same commands. */
@Tag("seeded")
class SeedingTest {

  private static final Pool POOL = SeededDatabase.get().pool();

  @Test
  void it_is_large_and_of_every_status() {
    assertThat(number("SELECT count(*) FROM orders")).isGreaterThanOrEqualTo(100_000);
    assertThat(number("SELECT count(*) FROM domain_events")).isGreaterThanOrEqualTo(500_000);
    assertThat(number("SELECT count(*) FROM orders WHERE active")).isBetween(1_000L, 5_000L);
    assertThat(number("SELECT count(*) FROM positions WHERE closed_at IS NOT NULL")).isPositive();
    assertThat(number("SELECT count(*) FROM positions WHERE closed_at IS NULL")).isPositive();
    assertThat(texts("SELECT DISTINCT status FROM orders"))
        .containsExactlyInAnyOrder(
            Stream.of(OrderStatus.values()).map(Enum::name).toArray(String[]::new));
    assertThat(number("SELECT count(DISTINCT date_trunc('quarter', placed_at)) FROM orders"))
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void the_rows_of_a_lane_are_what_its_events_make() {
    int lane = Lane.of(SeededDatabase.largest());
    var events = await(log().readLane(lane, 0, Integer.MAX_VALUE));
    assertThat(events).hasSizeGreaterThan(5_000);
    for (var projection : projections()) {
      assertThat(stored(projection, lane)).isEqualTo(replayed(projection, events));
    }
  }

  @Test
  void lanes_have_no_gap_and_time_never_falls_in_them() {
    assertThat(
            number(
                """
                SELECT count(*) FROM (SELECT lane_position, occurred_at,
                    row_number() OVER by_place AS place, lag(occurred_at) OVER by_place AS before
                  FROM domain_events WINDOW by_place AS (PARTITION BY lane ORDER BY lane_position))
                WHERE lane_position <> place OR occurred_at < before"""))
        .isZero();
    assertThat(
            number(
                """
                SELECT count(*) FROM lanes AS l JOIN projection_checkpoints AS c USING (lane)
                WHERE c.position = l.last_position AND l.last_position =
                  (SELECT max(lane_position) FROM domain_events AS e WHERE e.lane = l.lane)"""))
        .isEqualTo(5L * Lane.COUNT);
  }

  @Test
  void streams_tell_the_version_and_the_beginning_of_every_aggregate() {
    assertThat(
            number(
                """
                SELECT count(*) FROM streams AS s FULL JOIN (SELECT lane, aggregate_type,
                    aggregate_id, user_id, max(aggregate_version) AS version, count(*) AS events,
                    min(occurred_at) AS first FROM domain_events GROUP BY 1, 2, 3, 4) AS e
                  USING (lane, aggregate_type, aggregate_id)
                WHERE (s.user_id, s.version, s.version, s.first_occurred_at)
                  IS DISTINCT FROM (e.user_id, e.version, e.events, e.first)"""))
        .isZero();
  }

  @Test
  void every_key_and_index_is_there_again() {
    var definitions =
        """
        SELECT tablename || ' ' || indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename !~ '_\\d{4}_'
        UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text !~ '_\\d{4}_'""";
    var invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
    try (var fresh = TestDatabase.freshDatabase()) {
      assertThat(texts(POOL, definitions)).hasSameElementsAs(texts(fresh.pool(), definitions));
    }
    assertThat(number(invalid)).isZero();
  }

  @Test
  void every_index_of_a_partitioned_table_has_one_in_each_partition() {
    assertThat(
            number(
                """
                SELECT count(*) FROM pg_index AS whole JOIN pg_inherits AS part
                  ON part.inhparent = whole.indrelid
                WHERE whole.indrelid IN ('domain_events'::regclass, 'orders'::regclass)
                  AND NOT EXISTS (SELECT FROM pg_inherits AS i JOIN pg_index AS x
                    ON x.indexrelid = i.inhrelid
                    WHERE i.inhparent = whole.indexrelid AND x.indrelid = part.inhrelid)"""))
        .isZero();
    assertThat(
            number(
                """
                SELECT count(*) FROM pg_inherits AS part
                WHERE part.inhparent = 'domain_events'::regclass AND NOT EXISTS (
                  SELECT FROM pg_indexes WHERE tablename = part.inhrelid::regclass::text
                    AND indexdef LIKE '%UNIQUE%(aggregate_id, aggregate_version)')"""))
        .isZero();
  }

  @Test
  void nothing_that_is_only_ever_added_to_can_be_changed() {
    assertThat(
            number(
                """
                SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal"""))
        .isZero();
  }

  @Test
  void an_order_has_five_events_and_a_few_users_and_symbols_have_most_orders() {
    long orders = number("SELECT count(*) FROM orders");
    long events = number("SELECT count(*) FROM domain_events");
    assertThat(events).isBetween(5 * orders, 5 * orders + orders / 2);
    assertThat(ofTheLargestTenth("user_id")).isGreaterThan(orders / 2);
    assertThat(ofTheLargestTenth("symbol")).isGreaterThan(orders / 2);
  }

  private static long ofTheLargestTenth(String of) {
    return number(
        """
        SELECT sum(orders)::bigint FROM (SELECT count(*) AS orders,
          percent_rank() OVER (ORDER BY count(*) DESC) AS rank FROM orders GROUP BY %s) AS each
        WHERE rank < 0.1"""
            .formatted(of));
  }

  @Test
  void a_database_that_holds_events_is_left_as_it_is() {
    var again =
        new Seeding(SeededDatabase.get().owner(), SeededDatabase.SEED, SeededDatabase.MASTER_KEY);
    long events = number("SELECT count(*) FROM domain_events");
    assertThatThrownBy(again::run).hasMessageContaining("holds events");
    assertThat(number("SELECT count(*) FROM domain_events")).isEqualTo(events);
  }

  @Test
  void the_planner_knows_every_table() {
    assertThat(
            texts(
                """
                SELECT DISTINCT tablename::text FROM pg_stats WHERE schemaname = 'public'
                AND tablename IN ('domain_events', 'orders', 'streams', 'commands', 'users',
                  'portfolios', 'positions', 'orders_2026_q3', 'domain_events_2026_09')"""))
        .hasSize(9);
  }

  private static List<Projection<?>> projections() {
    return List.of(
        SealedPerson.projection(POOL, SeededDatabase.MASTER_KEY),
        new PortfoliosProjection(),
        new OrdersProjection(),
        new PositionsProjection(),
        new ValuationsProjection());
  }

  private static <R extends ReadRow> Map<UUID, R> replayed(
      Projection<R> projection, List<RecordedEvent> events) {
    Map<UUID, R> rows = new HashMap<>();
    for (var event : events) {
      projection.rowOf(event).ifPresent(id -> rows.put(id, projection.apply(rows.get(id), event)));
    }
    await(projection.complete(List.copyOf(rows.values()))).forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  private static <R extends ReadRow> Map<UUID, R> stored(Projection<R> projection, int lane) {
    Map<UUID, R> rows = new HashMap<>();
    var select = projection.table().select() + " WHERE lane = " + lane;
    await(POOL.query(select).execute())
        .forEach(
            found -> {
              var row = projection.table().read(found);
              rows.put(row.id(), row);
            });
    return rows;
  }

  private static PostgresEventLog log() {
    var codec =
        new JsonEventCodec(
            List.of(
                new UserAggregate(),
                new PortfolioAggregate(),
                new OrderAggregate(),
                new PositionAggregate()));
    return new PostgresEventLog(POOL, codec, new TimeOrderedIds(new Random(1)), Clock.systemUTC());
  }

  private static long number(String sql) {
    return await(POOL.query(sql).execute()).iterator().next().getLong(0);
  }

  private static List<String> texts(String sql) {
    return texts(POOL, sql);
  }

  private static List<String> texts(Pool pool, String sql) {
    return await(pool.query(sql).mapping(row -> row.getString(0)).execute()).stream().toList();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(60));
  }
}
