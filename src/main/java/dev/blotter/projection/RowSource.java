package dev.blotter.projection;

import io.vertx.mutiny.sqlclient.Row;

/**
 * What a {@link Search} reads from.
 *
 * @param <R> what a row becomes
 */
public interface RowSource<R> {

  /** {@code SELECT … FROM …} with all columns that {@link #read} needs; a condition follows. */
  String select();

  R read(Row row);
}
