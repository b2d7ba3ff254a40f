package dev.blotter.eventlog.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A row as PostgreSQL sends it ({@code record_send}), read by the places of its columns: a row of a
 * result costs both ends as much again as what is in it, so many of them come as one value. A
 * column that is null, or not of the size that its type has, is a fault. Not thread-safe.
 */
public final class SentRow {

  private static final int NONE = -1;
  private static final int MICROS = 1_000_000;

  /** The year 2000, in seconds since 1970. */
  private static final long EPOCH = 946_684_800;

  private final ByteBuffer rows;
  private int[] begins = new int[0];
  private int[] sizes = new int[0];

  /**
   * @param rows one behind the other
   */
  public SentRow(ByteBuffer rows) {
    this.rows = rows;
  }

  /** Becomes the row that begins at that byte; where it ends. */
  public int readAt(int begin) {
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
  public long bigint(int column) {
    return rows.getLong(begin(column, Long.BYTES));
  }

  public int integer(int column) {
    return rows.getInt(begin(column, Integer.BYTES));
  }

  /** A timestamptz. */
  public Instant moment(int column) {
    long micros = bigint(column);
    long seconds = Math.floorDiv(micros, MICROS);
    return Instant.ofEpochSecond(EPOCH + seconds, Math.floorMod(micros, MICROS) * 1_000L);
  }

  public boolean isNull(int column) {
    return sizes[column] == NONE;
  }

  public UUID uuid(int column) {
    int begin = begin(column, 2 * Long.BYTES);
    return new UUID(rows.getLong(begin), rows.getLong(begin + Long.BYTES));
  }

  public String text(int column) {
    return text(column, 0);
  }

  /** The text of a jsonb, which has a version of its own before it. */
  public String json(int column) {
    return text(column, 1);
  }

  private String text(int column, int from) {
    int size = sizes[column] - from;
    if (size < 0) {
      throw unlike(column);
    }
    byte[] text = new byte[size];
    rows.get(begins[column] + from, text);
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
