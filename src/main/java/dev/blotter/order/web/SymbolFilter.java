package dev.blotter.order.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Symbol;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which instruments a list shows.
 *
 * @param exact this one, or null
 * @param prefix those whose symbols begin with it, or null
 */
record SymbolFilter(@Nullable Symbol exact, @Nullable String prefix) {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9.\\-/]{0,30}");

  static SymbolFilter of(@Nullable Symbol exact, @Nullable String prefix) {
    if (prefix != null && !FORM.matcher(prefix).matches()) {
      throw RequestProblem.parameter("symbol_prefix", "must be the beginning of a symbol");
    }
    if (prefix != null && exact != null) {
      throw RequestProblem.parameter("symbol_prefix", "cannot go with symbol");
    }
    return new SymbolFilter(exact, prefix);
  }
}
