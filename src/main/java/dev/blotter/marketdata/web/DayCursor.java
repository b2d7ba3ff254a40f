package dev.blotter.marketdata.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Symbol;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The place of a day in the list of an instrument's days; another instrument has none there. */
final class DayCursor {

  private DayCursor() {}

  static Cursor of(Symbol symbol, LocalDate day) {
    return Cursor.of(list(symbol), day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The last day of the page before. */
  static LocalDate parse(Symbol symbol, String token) {
    var cursor = Cursor.parse(list(symbol), token);
    var day = LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC);
    if (!cursor.equals(of(symbol, day))) {
      throw RequestProblem.noCursor();
    }
    return day;
  }

  private static String list(Symbol symbol) {
    return Cursor.listOf("daily-prices", symbol);
  }
}
