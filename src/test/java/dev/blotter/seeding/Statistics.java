package dev.blotter.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Has the planner know what the tables hold. */
final class Statistics {

  static final String OF_SEALS = "ANALYZE ledger_seals, ledger_nodes, ledger_lanes";

  private Statistics() {}

  /**
   * Of the columns that anybody asks by: to tell documents apart is most of the work, for nothing.
   */
  static String of(Table table, String relation) {
    var columns = new ArrayList<>(table.columns());
    columns.removeAll(List.of("payload", "state", "answer"));
    return "ANALYZE %s (%s)".formatted(relation, String.join(", ", columns));
  }

  /** Of partitioned tables as a whole; their partitions have their own. */
  static List<SeedTarget.Work> ofParents() {
    return Stream.of(Table.EVENTS, Table.ORDERS)
        .map(table -> SeedTarget.statement(of(table, "ONLY " + table.sqlName())))
        .toList();
  }
}
