package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.postgres.PostgresEventLog;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.testing.AllAggregates;
import dev.blotter.testing.TestDatabase;
import dev.blotter.user.PlainUsers;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;

/** A database of one's own with the real log and the real projections, one or several nodes. */
final class ReadModels implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();
  private static final int CONNECTIONS = 6;

  final TestDatabase database = TestDatabase.freshDatabase(CONNECTIONS);
  final EventCodec codec = AllAggregates.codec();
  final Ids ids = new TimeOrderedIds(new Random());
  final EventLog log = new PostgresEventLog(database.pool(), codec, ids, Clock.systemUTC());
  final PlainUsers users = new PlainUsers();
  final List<ReadModelListener> listeners = new ArrayList<>();
  private final List<Projections> nodes = new ArrayList<>();

  List<Projection<?>> all() {
    return users.projections();
  }

  /** All projections, that one in place of its namesake. */
  List<Projection<?>> allWith(Projection<?> other) {
    return all().stream()
        .<Projection<?>>map(each -> each.name().equals(other.name()) ? other : each)
        .toList();
  }

  /** Starts a node with all projections. */
  Projections node() {
    return node(TestConfig.SMALL, all());
  }

  Projections node(ProjectionConfig config, List<Projection<?>> projections) {
    var node = idleNode(config, projections);
    node.start();
    return node;
  }

  Projections idleNode(ProjectionConfig config, List<Projection<?>> projections) {
    var node = new Projections(VERTX, database.pool(), log, projections, listeners, config);
    nodes.add(node);
    return node;
  }

  /** Empties a read model, so that it is made anew from the beginning of the log. */
  void reset(String name) {
    await(EmptiedReadModel.of(database.pool(), name));
  }

  /** Waits until all checkpoints are where the log ends. */
  void caughtUp() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> behind() == 0);
  }

  private long behind() {
    return number(
        """
        SELECT count(*) FROM lanes l CROSS JOIN (VALUES ('users'), ('portfolios'), ('orders'),
          ('positions'), ('valuations')) AS p (name)
        LEFT JOIN projection_checkpoints c ON c.lane = l.lane AND c.projection = p.name
        WHERE coalesce(c.position, 0) <> l.last_position""");
  }

  /** All rows of a table as text, in order. */
  String dump(String table) {
    return text("SELECT string_agg(t::text, E'\\n' ORDER BY t.id) FROM " + table + " t");
  }

  String dump() {
    return String.join(
        "\n",
        dump("users"),
        dump("portfolios"),
        dump("orders"),
        dump("positions"),
        dump("valuations"));
  }

  /** All that has happened so far lies two months back from now on. */
  void twoMonthsPass() {
    execute(
        """
        BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE domain_events SET occurred_at = occurred_at - interval '2 months';
        UPDATE streams SET first_occurred_at = first_occurred_at - interval '2 months';
        COMMIT""");
    execute(
        "SELECT ensure_partitions('domain_events', 'month', now() - interval '2 months', now())");
  }

  /** Archives the oldest month. */
  void archive() {
    var oldest =
        text(
            "SELECT name FROM partitions_of('domain_events') WHERE from_time IS NOT NULL"
                + " ORDER BY from_time LIMIT 1");
    var rows = number("SELECT count(*) FROM " + oldest);
    assertThat(rows).isPositive();
    execute("SELECT archive_partition('%s', %d, '{}', 'file', '', '')".formatted(oldest, rows));
    assertThat(number("SELECT count(*) FROM archived_partitions")).isEqualTo(1);
  }

  long number(String sql) {
    return query(sql).iterator().next().getLong(0);
  }

  String text(String sql) {
    return String.valueOf(query(sql).iterator().next().getString(0));
  }

  void execute(String sql) {
    query(sql);
  }

  /** Again where it met a connection that a test has killed; what tests ask may be asked twice. */
  private RowSet<Row> query(String sql) {
    return await(
        database
            .pool()
            .query(sql)
            .execute()
            .onFailure()
            .retry()
            .withBackOff(Duration.ofMillis(20))
            .atMost(8));
  }

  @Override
  public void close() {
    nodes.forEach(Projections::stop);
    database.close();
  }
}
