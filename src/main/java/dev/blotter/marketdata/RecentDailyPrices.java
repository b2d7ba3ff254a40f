package dev.blotter.marketdata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The closes that were read in the last minute: one answer about risk follows another. */
@ApplicationScoped
class RecentDailyPrices {

  private static final Duration KEPT = Duration.ofMinutes(1);

  /** All lists together; about 20 MB. */
  private static final long MOST_DAYS = 200_000;

  private final Cache<Span, List<DailyPrice>> spans =
      Caffeine.newBuilder()
          .expireAfterWrite(KEPT)
          .maximumWeight(MOST_DAYS)
          .weigher((Span span, List<DailyPrice> days) -> 1 + days.size())
          .build();

  /** How often something was forgotten, so that nothing older is remembered afterwards. */
  private final AtomicLong changes = new AtomicLong();

  /** Those of the symbols that have any; only what is not remembered is read. */
  Uni<Map<Symbol, List<DailyPrice>>> of(
      Collection<Symbol> symbols, LocalDate from, LocalDate to, Reader reader) {
    Map<Symbol, List<DailyPrice>> found = new HashMap<>();
    Set<Symbol> missing = new HashSet<>();
    for (var symbol : symbols) {
      var days = spans.getIfPresent(new Span(symbol, from, to));
      if (days == null) {
        missing.add(symbol);
      } else if (!days.isEmpty()) {
        found.put(symbol, days);
      }
    }
    return missing.isEmpty()
        ? Uni.createFrom().item(found)
        : read(missing, from, to, reader).invoke(found::putAll).replaceWith(found);
  }

  private Uni<Map<Symbol, List<DailyPrice>>> read(
      Set<Symbol> missing, LocalDate from, LocalDate to, Reader reader) {
    return Uni.createFrom()
        .deferred(
            () -> {
              long before = changes.get();
              return reader
                  .read(missing, from, to)
                  .invoke(read -> remember(missing, from, to, read, before));
            });
  }

  /** Where something changed while it was read, nobody knows whether it was read before that. */
  private void remember(
      Set<Symbol> symbols,
      LocalDate from,
      LocalDate to,
      Map<Symbol, List<DailyPrice>> read,
      long before) {
    symbols.forEach(s -> spans.put(new Span(s, from, to), read.getOrDefault(s, List.of())));
    if (changes.get() != before) {
      symbols.forEach(s -> spans.invalidate(new Span(s, from, to)));
    }
  }

  /** Forgets what it knows of these, once other closes of theirs are stored. */
  void forget(Set<Symbol> symbols) {
    if (!symbols.isEmpty()) {
      changes.incrementAndGet();
      spans.asMap().keySet().removeIf(span -> symbols.contains(span.symbol));
    }
  }

  /** Reads closes from the database, of all these symbols at once. */
  interface Reader {
    Uni<Map<Symbol, List<DailyPrice>>> read(
        Collection<Symbol> symbols, LocalDate from, LocalDate to);
  }

  private record Span(Symbol symbol, LocalDate from, LocalDate to) {}
}
