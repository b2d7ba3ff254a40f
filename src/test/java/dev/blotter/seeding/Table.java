package dev.blotter.seeding;

import java.util.List;

/** The tables that an account has rows in. */
enum Table {
  EVENTS("domain_events", EventRow.COLUMNS),
  STREAMS("streams", StreamRow.COLUMNS),
  COMMANDS("commands", CommandRow.COLUMNS),
  USERS("users", ReadModels.users().columns()),
  PORTFOLIOS("portfolios", ReadModels.portfolios().columns()),
  ORDERS("orders", ReadModels.orders().columns()),
  POSITIONS("positions", ReadModels.positions().columns()),
  USER_KEYS("user_keys", List.of("lane", "user_id", "wrapped_key")),
  USER_EMAILS("user_emails", List.of("email_hash", "user_id"));

  private final String sqlName;
  private final String columns;

  Table(String sqlName, List<String> columns) {
    this.sqlName = sqlName;
    this.columns = String.join(",", columns);
  }

  String sqlName() {
    return sqlName;
  }

  /** The columns that are written, in order. */
  List<String> columns() {
    return List.of(columns.split(",", -1));
  }
}
