package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be written to each table and partition. */
record TableFills(SeededLog log, TableIndexes indexes) {

  /** The largest first, so that no writer is left with one of them in the end. */
  List<TableFill> all(Connection connection) throws SQLException {
    List<TableFill> fills = new ArrayList<>();
    for (var table : Table.values()) {
      var lines = log.rows(table);
      var partitions = Catalogue.partitions(connection, table);
      for (var part : partitions) {
        fills.add(
            fill(table, part.name(), lines, lines.before(part.from()), lines.before(part.to())));
      }
      if (partitions.isEmpty()) {
        fills.add(fill(table, table.sqlName(), lines, 0, lines.size()));
      } else {
        // The default partition stays as it is, but for its indexes.
        fills.add(fill(table, table.sqlName() + "_default", lines, 0, 0));
      }
    }
    fills.sort(Comparator.comparingInt(TableFill::size).reversed());
    return fills;
  }

  private TableFill fill(Table table, String relation, Timeline lines, int from, int to) {
    return new TableFill(
        table, relation, lines, from, to, indexes.of(relation), log.listener(table));
  }
}
