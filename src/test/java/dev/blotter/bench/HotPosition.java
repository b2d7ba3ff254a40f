package dev.blotter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A position with a long history, made through the service as a venue would: orders of 100 shares,
 * reported in executions of one share each.
 *
 * @param id the position's
 * @param order one of its orders, all filled
 */
record HotPosition(String id, String order) {

  private static final int FILLS = 100;
  private static final int CLIENTS = 16;

  static HotPosition make(BenchService service, int events) throws Exception {
    var api = new Reader(service, 0);
    var user = user(api);
    int orders = (events + FILLS - 1) / FILLS;
    var next = new AtomicLong();
    List<Future<String>> clients = new ArrayList<>();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(threads.submit(() -> trade(new Reader(service, 0), user, next, orders)));
      }
    }
    var order = clients.getFirst().get();
    for (var client : clients) {
      client.get();
    }
    System.out.printf(
        "made a position of %,d fills in %.1f s%n",
        orders * FILLS, (System.nanoTime() - start) / 1e9);
    var positions = api.get("/v1/users/" + user + "/positions").path("items");
    return new HotPosition(positions.get(0).path("position_id").asText(), order);
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

  /** The last order that this client has had filled. */
  private static String trade(Reader api, String user, AtomicLong next, int orders)
      throws Exception {
    var order = "";
    for (long number; (number = next.getAndIncrement()) < orders; ) {
      order = place(api, user, number);
      for (int fill = 0; fill < FILLS; fill++) {
        fill(api, order, order.toLowerCase(Locale.ROOT) + "-" + fill);
      }
    }
    return order;
  }

  private static String place(Reader api, String user, long number) throws Exception {
    var json =
        """
        {"client_order_id":"h-%d","symbol":"AAPL","side":"BUY","type":"LIMIT",\
        "time_in_force":"GTC","qty":"%d","limit_price":"10.25"}"""
            .formatted(number, FILLS);
    return api.must("/v1/users/" + user + "/orders", "operator", "h-" + number, json, "order_id");
  }

  private static void fill(Reader api, String order, String execution) throws Exception {
    var json =
        """
        {"venue":"XBEN","exec_id":"%s","exec_type":"TRADE","last_qty":"1","last_px":"10.00"}"""
            .formatted(execution);
    api.must("/v1/orders/" + order + "/executions", "venue", execution, json, "order_id");
  }
}
