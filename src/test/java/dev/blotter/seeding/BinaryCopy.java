package dev.blotter.seeding;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends rows to a table that was emptied in the same transaction, so that they are visible to all
 * from the beginning and no vacuum needs to look at them.
 */
final class BinaryCopy implements AutoCloseable {

  private static final int CHUNK = 1 << 18;
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private final CopyIn copy;
  private final RowListener listener;
  private final RowBytes rows = new RowBytes();

  BinaryCopy(Connection connection, String table, List<String> columns, RowListener listener)
      throws SQLException {
    this.listener = listener;
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN (FORMAT binary, FREEZE)"
                    .formatted(table, String.join(", ", columns)));
    rows.add(SIGNATURE);
    rows.int32(0);
    rows.int32(0);
  }

  void write(Timeline lines, int at) throws SQLException {
    int begin = rows.size();
    lines.write(at, rows);
    listener.written(rows.bytes(), begin, rows.size());
    sendIf(CHUNK);
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      rows.int16(-1);
      sendIf(1);
      copy.endCopy();
    }
  }

  private void sendIf(int size) throws SQLException {
    if (rows.size() >= size) {
      copy.writeToCopy(rows.bytes(), 0, rows.size());
      rows.clear();
    }
  }
}
