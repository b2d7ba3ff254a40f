package dev.blotter.projection;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of a read model, read and written a set of rows at a time.
 *
 * @param <R> the row
 */
public final class RowTable<R extends ReadRow> implements RowSource<R> {

  private final String name;
  private final List<Column<R>> columns;
  private final Function<Row, R> reader;
  private final Comparator<R> order;
  private final boolean timed;
  private final boolean ordered;
  private final String owner;
  private final String select;
  private final String load;
  private final String insert;
  private final String update;
  private final String upsert;

  private RowTable(
      String name,
      List<Column<R>> columns,
      Function<Row, R> reader,
      Comparator<R> order,
      boolean timed,
      boolean ordered,
      String owner) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.reader = reader;
    this.order = order;
    this.timed = timed;
    this.ordered = ordered;
    this.owner = owner;
    this.select = RowSql.select(name, columns);
    this.load = RowSql.load(name, columns, timed);
    this.insert = RowSql.insert(name, columns);
    this.update = RowSql.update(name, columns);
    this.upsert = RowSql.upsert(name, columns, timed);
  }

  /** A table with the columns that every read model has. */
  public static <R extends ReadRow> Builder<R> named(String name) {
    return new Builder<>(name);
  }

  public String name() {
    return name;
  }

  @Override
  public String select() {
    return select;
  }

  @Override
  public R read(Row row) {
    return reader.apply(row);
  }

  List<Column<R>> columns() {
    return columns;
  }

  /** The names of its columns, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Whether that column, counted from zero, holds JSON. */
  public boolean isJson(int column) {
    return columns.get(column).type() == ColumnType.JSON;
  }

  /** A row as it would stand in the table. */
  public StoredRow asStored(R row) {
    return StoredRow.of(
        row.id(), columns.stream().map(column -> column.text(row)).toArray(String[]::new));
  }

  /** A row as it stands in the table. */
  StoredRow stored(Row row) {
    return StoredRow.of(
        row.getUUID("id"),
        columns.stream().map(column -> column.stored(row)).toArray(String[]::new));
  }

  /** What tells a row from one that is not the same. */
  public RowPrint print(R row) {
    return RowPrint.of(this, asStored(row), row.mark().position());
  }

  /** The same of a row as it stands in the table. */
  RowPrint print(Row row) {
    return RowPrint.of(this, stored(row), row.getLong("lane_position"));
  }

  /** The column with the user whose row it is. */
  public String owner() {
    return owner;
  }

  /** A table of the same columns and name in another schema. */
  public RowTable<R> in(String schema) {
    return new RowTable<>(schema + "." + name, columns, reader, order, timed, ordered, owner);
  }

  /** In the order in which rows must be written. */
  public List<R> inOrder(Collection<R> rows) {
    return rows.stream().sorted(order).toList();
  }

  /** The rows with those ids that are there. */
  public Uni<List<R>> load(SqlConnection connection, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var parameters =
        Tuple.of(ids.stream().map(Lane::of).toArray(Integer[]::new), ids.toArray(UUID[]::new));
    if (timed) {
      IdTimes.of(ids).addTo(parameters);
    }
    return connection
        .preparedQuery(load)
        .execute(parameters)
        .map(rows -> rows.stream().map(this::readable).toList());
  }

  private R readable(Row row) {
    try {
      return reader.apply(row);
    } catch (RuntimeException fault) {
      throw new UnreadableRow(name, fault);
    }
  }

  /**
   * Writes rows that are new or changed, in one statement: the one that costs least.
   *
   * @param known the ids of those that are there, as this transaction has read them
   * @throws IllegalStateException as failure where one of them is not there any more
   */
  public Uni<Void> save(SqlConnection connection, List<R> rows, Set<UUID> known) {
    long there = rows.stream().filter(row -> known.contains(row.id())).count();
    if (there == 0) {
      return add(connection, rows);
    }
    // An UPDATE keeps no order, and would look for each row in every partition.
    boolean plain = !ordered && !timed;
    return there == rows.size() && plain
        ? write(connection, update, rows)
        : write(connection, upsert, rows);
  }

  /** Writes rows that may be there or not. */
  public Uni<Void> save(SqlConnection connection, List<R> rows) {
    return write(connection, upsert, rows);
  }

  /** Writes rows of which none is there yet; a constraint is violated by one that is. */
  public Uni<Void> add(SqlConnection connection, List<R> rows) {
    return write(connection, insert, rows);
  }

  private Uni<Void> write(SqlConnection connection, String sql, List<R> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(sql)
        .execute(parameters(rows))
        .invoke(
            written -> {
              if (written.rowCount() != rows.size()) {
                throw new IllegalStateException("rows of " + name + " are gone");
              }
            })
        .replaceWithVoid();
  }

  private Tuple parameters(List<R> rows) {
    try {
      var sorted = inOrder(rows);
      var parameters = Tuple.tuple();
      columns.forEach(column -> parameters.addValue(column.of(sorted)));
      return parameters;
    } catch (RuntimeException fault) {
      throw new UnwritableRow(name, fault);
    }
  }

  /**
   * Collects the columns of a table.
   *
   * @param <R> the row
   */
  public static final class Builder<R extends ReadRow> {
    private final String name;
    private final List<Column<R>> columns = new ArrayList<>();
    private Comparator<R> order = Comparator.comparing(ReadRow::id);
    private boolean timed;
    private boolean ordered;
    private String owner = "user_id";

    private Builder(String name) {
      this.name = name;
      column("lane", ColumnType.INTEGER, row -> Lane.of(row.id()));
      column("id", ColumnType.UUID, ReadRow::id);
      column("lane_position", ColumnType.BIGINT, row -> row.mark().position());
      column("version", ColumnType.BIGINT, row -> row.mark().version());
      column("updated_at", ColumnType.TIME, row -> row.mark().updatedAt());
    }

    public Builder<R> column(String column, ColumnType type, Function<R, @Nullable Object> value) {
      columns.add(new Column<>(column, type, value));
      return this;
    }

    /** Rows are written in that order, so that one may make room for another. */
    public Builder<R> writtenBy(Comparator<R> before) {
      this.order = before.thenComparing(order);
      this.ordered = true;
      return this;
    }

    /** The column with the user whose row it is, if not user_id. */
    public Builder<R> ownedBy(String column) {
      this.owner = column;
      return this;
    }

    /** The table is partitioned by placed_at, which is the time in the id. */
    public Builder<R> partitionedByPlacedAt() {
      this.timed = true;
      return column("placed_at", ColumnType.TIME, row -> Ids.createdAt(row.id()));
    }

    public RowTable<R> readBy(Function<Row, R> reader) {
      return new RowTable<>(name, columns, reader, order, timed, ordered, owner);
    }
  }
}
