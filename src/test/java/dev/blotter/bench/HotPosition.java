package dev.blotter.bench;

import dev.blotter.bench.load.Answer;
import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A position with a long history, made through the service as a venue would: orders of ten shares,
 * reported in executions of one share each, by many clients at a time.
 *
 * @param id the position's
 */
record HotPosition(String id) {

  private static final int FILLS = 10;
  private static final int AT_ONCE = 64;

  /** Of orders: what is sent in one go, to be done within the client's patience. */
  private static final int PART = 500;

  static HotPosition make(BenchService service, int events) throws Exception {
    var api = new Reader(service, 0);
    var user = user(api);
    int orders = (events + FILLS - 1) / FILLS;
    long start = System.nanoTime();
    try (var client = new LoadClient(service.uri("/"))) {
      for (int done = 0; done < orders; done += PART) {
        trade(service, client, user, done, Math.min(done + PART, orders));
      }
    }
    System.out.printf(
        "made a position of %,d fills in %.1f s%n",
        orders * FILLS, (System.nanoTime() - start) / 1e9);
    var positions = api.get("/v1/users/" + user + "/positions").path("items");
    return new HotPosition(positions.get(0).path("position_id").asText());
  }

  private static String user(Reader api) throws Exception {
    var name = UUID.randomUUID().toString();
    var person = "{\"email\":\"%s@example.com\",\"name\":\"Hot\"}".formatted(name);
    var user = api.must("/v1/users", "operator", name, person, "user_id");
    var cash =
        "{\"type\":\"DEPOSIT\",\"amount\":\"900000000.00\",\"currency\":\"USD\",\"reference\":\"b\"}";
    api.must("/v1/users/" + user + "/cash-movements", "operator", "c" + name, cash, "user_id");
    return user;
  }

  /** Places orders by their numbers, and then has all of them filled. */
  private static void trade(
      BenchService service, LoadClient client, String user, int from, int to) {
    var operator = service.token("operator");
    List<String> placed = new ArrayList<>();
    List<Request> orders = new ArrayList<>();
    for (int number = from; number < to; number++) {
      orders.add(place(user, number, operator, answer -> placed.add(answer.field("order_id"))));
    }
    Traders.mustSucceed(client.all(AT_ONCE, orders));
    var venue = service.token("venue");
    List<Request> fills = new ArrayList<>();
    for (int fill = 0; fill < FILLS; fill++) {
      for (var order : placed) {
        fills.add(fill(order, order.toLowerCase(Locale.ROOT) + "-" + fill, venue));
      }
    }
    Traders.mustSucceed(client.all(AT_ONCE, fills));
  }

  private static Request place(String user, int number, String token, Consumer<Answer> then) {
    var json =
        """
        {"client_order_id":"h-%d","symbol":"AAPL","side":"BUY","type":"LIMIT",\
        "time_in_force":"GTC","qty":"%d","limit_price":"10.25"}"""
            .formatted(number, FILLS);
    return Request.post("/v1/users/" + user + "/orders", token, "h-" + number, json, then);
  }

  private static Request fill(String order, String execution, String token) {
    var json =
        """
        {"venue":"XBEN","exec_id":"%s","exec_type":"TRADE","last_qty":"1","last_px":"10.00"}"""
            .formatted(execution);
    return Request.post(
        "/v1/orders/" + order + "/executions", token, execution, json, answer -> {});
  }
}
