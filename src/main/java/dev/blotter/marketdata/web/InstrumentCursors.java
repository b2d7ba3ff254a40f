package dev.blotter.marketdata.web;

import dev.blotter.http.Cursor;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The places of instruments in their list, and of versions in the history of one. */
final class InstrumentCursors {

  private static final String PREFIX = "2,instruments,";

  private InstrumentCursors() {}

  /** The place of an instrument, which is its symbol; opaque on the wire. */
  static String token(Instrument instrument) {
    var text = PREFIX + instrument.symbol();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The last symbol of the page before. */
  static Symbol symbol(String token) {
    var text = decoded(token);
    if (!text.startsWith(PREFIX)) {
      throw invalid();
    }
    return Symbol.parse(text.substring(PREFIX.length())).orElseThrow(InstrumentCursors::invalid);
  }

  /** The place of a version; another instrument has none there. */
  static Cursor of(Instrument instrument) {
    return of(instrument.symbol(), instrument.version());
  }

  /** The last version of the page before. */
  static int version(Symbol symbol, String token) {
    var cursor = Cursor.parse(history(symbol), token);
    var number = cursor.at().getEpochSecond();
    if (number < 1 || number > Integer.MAX_VALUE || !cursor.equals(of(symbol, (int) number))) {
      throw invalid();
    }
    return (int) number;
  }

  private static Cursor of(Symbol symbol, int version) {
    return Cursor.of(history(symbol), Instant.ofEpochSecond(version));
  }

  private static String history(Symbol symbol) {
    return Cursor.listOf("instrument-history", symbol);
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static RequestProblem invalid() {
    return RequestProblem.noCursor();
  }
}
