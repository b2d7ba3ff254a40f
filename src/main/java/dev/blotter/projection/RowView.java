package dev.blotter.projection;

import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Function;

/**
 * The rows of a read model as readers want them, from some of its columns: the state, which only
 * the projection needs whole, is neither sent nor parsed.
 *
 * @param <R> what a row becomes
 */
public record RowView<R>(String select, Function<Row, R> reader) implements RowSource<R> {

  /** From these columns of that table; {@code json::text AS json} is what JSON is read as. */
  public static <R> RowView<R> of(String table, String columns, Function<Row, R> reader) {
    return new RowView<>("SELECT " + columns + " FROM " + table, reader);
  }

  @Override
  public R read(Row row) {
    return reader.apply(row);
  }
}
