package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Sends lines to a table as they come. */
final class CopyIn implements AutoCloseable {

  private static final int CHUNK = 1 << 18;

  private final org.postgresql.copy.CopyIn copy;
  private final Lines lines = new Lines();

  CopyIn(Connection connection, String table, String columns) throws SQLException {
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " (" + columns + ") FROM STDIN");
  }

  void write(Line line, AccountCopy account) throws SQLException {
    line.write(account, lines);
    sendIf(CHUNK);
  }

  void write(String line) throws SQLException {
    lines.add(line);
    lines.add("\n");
    sendIf(CHUNK);
  }

  @Override
  public void close() throws SQLException {
    sendIf(1);
    copy.endCopy();
  }

  private void sendIf(int size) throws SQLException {
    if (lines.size() >= size) {
      copy.writeToCopy(lines.bytes(), 0, lines.size());
      lines.clear();
    }
  }
}
