package dev.blotter.bench;

import dev.blotter.bench.Traders.Trader;
import dev.blotter.bench.load.Answer;
import dev.blotter.bench.load.Request;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the clients ask for. Confined to the thread that sends. */
final class Workload {

  private static final List<String> SYMBOLS =
      List.of("AAPL", "MSFT", "NVDA", "AMZN", "GOOGL", "META", "TSLA", "AVGO", "JPM", "V");
  static final String PORTFOLIO = "portfolio";

  /** The same reads of the {@link BareEndpoint}. */
  static final String BARE = "bare";

  private static final int READ_PERCENT = 80;
  private static final int CANCEL_PERCENT = 5;
  private static final int KEPT = 10_000;

  private final List<Trader> traders;
  private final String venue;
  private final Acknowledged acknowledged;
  private final Queue<String> unfilled = new ArrayDeque<>();
  private final Queue<Placed> uncancelled = new ArrayDeque<>();
  private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private long number;

  /** The order that is executed in parts; null until it was placed. */
  private @Nullable String large;

  Workload(List<Trader> traders, String venueToken, Acknowledged acknowledged) {
    this.traders = traders;
    this.venue = venueToken;
    this.acknowledged = acknowledged;
  }

  Supplier<Request> named(String name) {
    return switch (name) {
      case "place", Restart.NAME -> () -> place(anyone(), this::done);
      case "fill" -> this::placeOrFill;
      case "hot" -> () -> place(traders.getFirst(), this::done);
      case "parts" -> this::placeLargeOrFillPart;
      case "mixed" -> () -> chance(READ_PERCENT) ? read(anyone()) : place(anyone(), this::done);
      case PORTFOLIO -> () -> portfolio(anyone());
      case BARE -> () -> Request.get("/" + anyone().id(), "none");
      case "overload" -> () -> chance(CANCEL_PERCENT) ? cancel() : placeAndKeep(anyone());
      default -> throw new IllegalArgumentException("no workload " + name);
    };
  }

  private Trader anyone() {
    return traders.get(ThreadLocalRandom.current().nextInt(traders.size()));
  }

  private static boolean chance(int percent) {
    return ThreadLocalRandom.current().nextInt(100) < percent;
  }

  private Request place(Trader trader, Consumer<Answer> then) {
    return place(trader, "1", then);
  }

  private Request place(Trader trader, String quantity, Consumer<Answer> then) {
    var key = run + "-" + number++;
    var json =
        """
        {"client_order_id":"%s","symbol":"%s","side":"BUY","type":"LIMIT",\
        "time_in_force":"GTC","qty":"%s","limit_price":"%d.25"}"""
            .formatted(
                key,
                SYMBOLS.get((int) (number % SYMBOLS.size())),
                quantity,
                10 + ThreadLocalRandom.current().nextInt(90));
    return Request.post("/v1/users/" + trader.id() + "/orders", trader.token(), key, json, then);
  }

  /** An order, then its fill, and so on; who has nothing to fill places. */
  private Request placeOrFill() {
    var order = number % 2 == 0 ? null : unfilled.poll();
    return order == null ? place(anyone(), this::placed) : fill(order);
  }

  private Request fill(String order) {
    number++;
    return fill(order, order.toLowerCase(Locale.ROOT));
  }

  private Request fill(String order, String execution) {
    var json =
        """
        {"venue":"XBEN","exec_id":"%s","exec_type":"TRADE","last_qty":"1","last_px":"10.00"}"""
            .formatted(execution);
    return Request.post("/v1/orders/" + order + "/executions", venue, execution, json, this::done);
  }

  /** Shares of one and the same order, which has more executions each time. */
  private Request placeLargeOrFillPart() {
    return large == null
        ? place(
            traders.getFirst(),
            "1000000",
            answer -> {
              done(answer);
              large = answer.field("order_id");
            })
        : fill(large, run + "-" + number++);
  }

  /** An order, and who has placed it. */
  private record Placed(String order, Trader trader) {}

  private Request placeAndKeep(Trader trader) {
    return place(
        trader,
        answer -> {
          done(answer);
          if (uncancelled.size() < KEPT) {
            uncancelled.add(new Placed(answer.field("order_id"), trader));
          }
        });
  }

  private Request cancel() {
    var placed = uncancelled.poll();
    return placed == null
        ? placeAndKeep(anyone())
        : Request.cancel(placed.order(), placed.trader().token(), this::done);
  }

  private Request read(Trader trader) {
    var path = "/v1/users/" + trader.id();
    return chance(50)
        ? portfolio(trader)
        : Request.get(path + "/orders?status=active&limit=20", trader.token());
  }

  private static Request portfolio(Trader trader) {
    return Request.get("/v1/users/" + trader.id() + "/portfolio", trader.token());
  }

  private void placed(Answer answer) {
    done(answer);
    unfilled.add(answer.field("order_id"));
  }

  private void done(Answer answer) {
    acknowledged.add(answer);
  }
}
