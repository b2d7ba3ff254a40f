package dev.blotter.marketdata.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The place of a day in the list of an instrument's days; another instrument has none there. */
final class DayCursor {

  private static final String LIST = "daily-prices";

  private DayCursor() {}

  static Cursor of(Symbol symbol, LocalDate day) {
    var mark = UUID.nameUUIDFromBytes(symbol.value().getBytes(StandardCharsets.US_ASCII));
    return new Cursor(LIST, day.atStartOfDay(ZoneOffset.UTC).toInstant(), mark);
  }

  /** The last day of the page before. */
  static LocalDate parse(Symbol symbol, String token) {
    var cursor = Cursor.parse(LIST, token);
    var day = LocalDate.ofInstant(cursor.at(), ZoneOffset.UTC);
    if (!cursor.equals(of(symbol, day))) {
      throw RequestProblem.noCursor();
    }
    return day;
  }
}
