package dev.blotter.ledger.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A row as PostgreSQL sends it ({@code record_send}), read by the places of its columns: a row of a
 * result costs both ends as much again as what is in it, so many of them come as one value. A
 * column that is null, or not of the size that its type has, is a fault. Not thread-safe.
 */
final class SentRow {

  private final ByteBuffer rows;
  private int[] begins = new int[0];
  private int[] sizes = new int[0];

  /**
   * @param rows one behind the other
   */
  SentRow(ByteBuffer rows) {
    this.rows = rows;
  }

  /** Becomes the row that begins at that byte; where it ends. */
  int readAt(int begin) {
    int columns = rows.getInt(begin);
    if (columns != begins.length) {
      begins = new int[columns];
      sizes = new int[columns];
    }
    int at = begin + Integer.BYTES;
    for (int column = 0; column < columns; column++) {
      int size = rows.getInt(at + Integer.BYTES); // Behind the type.
      begins[column] = at + 2 * Integer.BYTES;
      sizes[column] = size;
      at = begins[column] + Math.max(size, 0);
    }
    return at;
  }

  /** A bigint, or a timestamptz in microseconds since the year 2000. */
  long bigint(int column) {
    return rows.getLong(begin(column, Long.BYTES));
  }

  UUID uuid(int column) {
    int begin = begin(column, 2 * Long.BYTES);
    return new UUID(rows.getLong(begin), rows.getLong(begin + Long.BYTES));
  }

  String text(int column) {
    int size = sizes[column];
    if (size < 0) {
      throw unlike(column);
    }
    byte[] text = new byte[size];
    rows.get(begins[column], text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private int begin(int column, int size) {
    if (sizes[column] != size) {
      throw unlike(column);
    }
    return begins[column];
  }

  private IllegalStateException unlike(int column) {
    return new IllegalStateException("column %d has %d bytes".formatted(column, sizes[column]));
  }
}
