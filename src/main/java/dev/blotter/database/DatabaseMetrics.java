package dev.blotter.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of the database as metrics: what was last read, so that a scrape asks nobody. */
@Singleton
final class DatabaseMetrics {

  private static final String PREFIX = "blotter.database.";

  private final MeterRegistry registry;
  private final MultiGauge indexScans;
  private final MultiGauge indexSizes;
  private final MultiGauge tableSizes;
  private final MultiGauge liveRows;
  private final MultiGauge deadRows;
  private final MultiGauge sequentialScans;
  private final MultiGauge connections;
  private final MultiGauge indexBloat;
  private final MultiGauge partitionsAhead;
  private final Map<String, AtomicBoolean> unread = new ConcurrentHashMap<>();

  private volatile DatabaseFigures figures = DatabaseFigures.NONE;
  private boolean counts;
  private volatile double unusedIndexes = Double.NaN;
  private volatile double redundantIndexes = Double.NaN;
  private volatile double slowStatements = Double.NaN;

  DatabaseMetrics(MeterRegistry registry, PoolMonitoring pool) {
    this.registry = registry;
    this.indexScans = many("index.scans", null, "Scans of an index since statistics began");
    this.indexSizes = many("index.size", "bytes", "Size of an index, all partitions together");
    this.indexBloat = many("index.bloat", "bytes", "Room that a fresh index would not need");
    this.partitionsAhead = many("partitions.ahead", "days", "Days for which partitions are there");
    this.tableSizes = many("table.size", "bytes", "Size of a table with indexes and long values");
    this.liveRows = many("table.rows", null, "Rows of a table, estimated");
    this.deadRows = many("table.dead.rows", null, "Rows that wait for VACUUM");
    this.sequentialScans = many("table.sequential.scans", null, "Scans of a table end to end");
    this.connections = many("connections", null, "Connections of all nodes, by state");
    gauge("index.unused", null, "Indexes that no query has used", m -> m.unusedIndexes);
    gauge("index.redundant", null, "Indexes that another covers", m -> m.redundantIndexes);
    gauge(
        "statements.slow",
        null,
        "Statements slow on average at the last look",
        m -> m.slowStatements);
    one(
        "transaction.oldest",
        "seconds",
        "Age of the longest open transaction",
        DatabaseFigures::oldestTransaction);
    one(
        "partitions.default.rows",
        null,
        "Rows that no partition was made for",
        DatabaseFigures::strayRows);
    one("deadlocks", null, "Deadlocks since statistics began", DatabaseFigures::deadlocks);
    Gauge.builder(PREFIX + "pool.limit", pool, p -> p.limits().total())
        .description("Connections that the pool of this node may have")
        .register(registry);
  }

  void indexes(List<IndexUse> all) {
    Function<IndexUse, Tags> tags = use -> Tags.of("table", use.table(), "index", use.name());
    indexScans.register(rows(all, tags, IndexUse::scans), true);
    indexSizes.register(rows(all, tags, IndexUse::sizeBytes), true);
    indexBloat.register(rows(all, tags, DatabaseMetrics::bloat), true);
    // What enforces a rule is of use without a single scan.
    unusedIndexes = all.stream().filter(use -> use.unused() && !use.unique()).count();
    redundantIndexes = all.stream().filter(use -> use.redundantTo() != null).count();
  }

  void noIndexes() {
    indexes(List.of());
    unusedIndexes = Double.NaN;
    redundantIndexes = Double.NaN;
  }

  private static double bloat(IndexUse use) {
    var estimate = use.bloatEstimate();
    return estimate == null ? Double.NaN : estimate.bytes();
  }

  void noTables() {
    tables(List.of());
  }

  void tables(List<TableUse> all) {
    Function<TableUse, Tags> tags = use -> Tags.of("table", use.table());
    tableSizes.register(rows(all, tags, use -> use.size().totalBytes()), true);
    liveRows.register(rows(all, tags, TableUse::rowsEstimate), true);
    deadRows.register(rows(all, tags, TableUse::deadRows), true);
    sequentialScans.register(rows(all, tags, TableUse::sequentialScans), true);
  }

  void server(PoolUse.Server server) {
    connections.register(
        List.of(
            Row.of(Tags.of("state", "active"), server.active()),
            Row.of(Tags.of("state", "idle"), server.idle()),
            Row.of(Tags.of("state", "idle_in_transaction"), server.idleInTransaction())),
        true);
  }

  void noServer() {
    connections.register(List.of(), true);
  }

  void ahead(List<PartitionsAhead> all) {
    partitionsAhead.register(
        rows(all, one -> Tags.of("table", one.table()), PartitionsAhead::days), true);
  }

  void nothingAhead() {
    ahead(List.of());
  }

  void noFigures() {
    figures = figures.unknown();
  }

  /** Whether some of the figures could not be read. */
  void unread(String which, boolean failed) {
    unread.computeIfAbsent(which, this::watched).set(failed);
  }

  private AtomicBoolean watched(String which) {
    var failed = new AtomicBoolean();
    Gauge.builder(PREFIX + "figures.unread", failed, it -> it.get() ? 1 : 0)
        .description("1 where these figures could not be read at the last look")
        .tag("figures", which)
        .strongReference(true)
        .register(registry);
    return failed;
  }

  void figures(DatabaseFigures latest) {
    figures = latest;
    if (!counts) {
      counts = true;
      count(
          "blocks.hit", "Pages found in memory since statistics began", DatabaseFigures::blocksHit);
      count("blocks.read", "Pages that were not", DatabaseFigures::blocksRead);
    }
  }

  /** Shown only once it is known: all that came before would count as the rate of a moment. */
  private void count(String name, String description, ToDoubleFunction<DatabaseFigures> value) {
    FunctionCounter.builder(PREFIX + name, this, m -> value.applyAsDouble(m.figures))
        .description(description)
        .register(registry);
  }

  void slowStatements(double count) {
    slowStatements = count;
  }

  private static <T> Iterable<Row<?>> rows(
      List<T> all, Function<T, Tags> tags, ToDoubleFunction<T> value) {
    return all.stream()
        .<Row<?>>map(one -> Row.of(tags.apply(one), value.applyAsDouble(one)))
        .toList();
  }

  private MultiGauge many(String name, @Nullable String unit, String description) {
    return MultiGauge.builder(PREFIX + name)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private void one(
      String name,
      @Nullable String unit,
      String description,
      Function<DatabaseFigures, @Nullable Double> value) {
    gauge(name, unit, description, m -> orUnknown(value.apply(m.figures)));
  }

  private void gauge(
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<DatabaseMetrics> value) {
    Gauge.builder(PREFIX + name, this, value)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }

  private static double orUnknown(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
