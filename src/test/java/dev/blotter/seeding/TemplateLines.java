package dev.blotter.seeding;

import java.util.List;

/** The lines of one account by table. */
record TemplateLines(
    List<Line> events,
    List<Line> streams,
    List<Line> commands,
    List<Line> users,
    List<Line> portfolios,
    List<Line> orders,
    List<Line> positions) {

  /** The lines of the tables that are written once the places of all events are known. */
  List<Line> of(Table table) {
    return switch (table) {
      case STREAMS -> streams;
      case COMMANDS -> commands;
      case USERS -> users;
      case PORTFOLIOS -> portfolios;
      case ORDERS -> orders;
      case POSITIONS -> positions;
    };
  }
}
