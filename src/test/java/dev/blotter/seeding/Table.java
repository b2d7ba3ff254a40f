package dev.blotter.seeding;

import java.util.Locale;

/** The tables that hold one account's rows besides the log. */
enum Table {
  STREAMS,
  COMMANDS,
  USERS,
  PORTFOLIOS,
  ORDERS,
  POSITIONS;

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
