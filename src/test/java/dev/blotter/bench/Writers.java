package dev.blotter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Clients that place orders and have them filled while others read, each for a user of its own. A
 * client sends so many commands a second, or as fast as it is answered where that is slower.
 */
final class Writers {

  static final int CLIENTS = 32;

  private final BenchService service;
  private final long pause;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong done = new AtomicLong();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> running = new ArrayList<>();
  private final long start;

  /**
   * @param rate commands a second of each client
   */
  Writers(BenchService service, int rate) throws InterruptedException {
    this.service = service;
    this.pause = TimeUnit.SECONDS.toNanos(1) / Math.max(1, rate);
    var ready = new CountDownLatch(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      running.add(threads.submit(() -> write(ready)));
    }
    ready.await();
    start = System.nanoTime();
  }

  /** How many commands a second were accepted since all were ready. */
  long perSecond() {
    return done.get() * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - start);
  }

  private Void write(CountDownLatch ready) throws Exception {
    var api = new Reader(service, 0);
    var user = register(api);
    ready.countDown();
    var random = RandomGenerator.getDefault();
    for (int number = 0; !ended.get(); number++) {
      var order = place(api, user, number, random);
      if (!order.isEmpty() && number % 2 == 0) {
        fill(api, order);
      }
    }
    return null;
  }

  private static String register(Reader api) throws Exception {
    var name = UUID.randomUUID().toString();
    var user =
        api.post(
                "/v1/users",
                "operator",
                name,
                "{\"email\":\"%s@example.com\",\"name\":\"W\"}".formatted(name))
            .path("user_id")
            .asText();
    var cash =
        "{\"type\":\"DEPOSIT\",\"amount\":\"900000000.00\",\"currency\":\"USD\",\"reference\":\"b\"}";
    api.post("/v1/users/" + user + "/cash-movements", "operator", "cash-" + name, cash);
    return user;
  }

  private String place(Reader api, String user, int number, RandomGenerator random)
      throws Exception {
    var json =
        """
        {"client_order_id":"b-%d","symbol":"AAPL","side":"BUY","type":"LIMIT",\
        "time_in_force":"GTC","qty":"1","limit_price":"%d.25"}"""
            .formatted(number, 10 + random.nextInt(90));
    return paced(
        () ->
            api.post("/v1/users/" + user + "/orders", "operator", "b-" + number, json)
                .path("order_id")
                .asText(""));
  }

  private void fill(Reader api, String order) throws Exception {
    var json =
        """
        {"venue":"XBEN","exec_id":"%s","exec_type":"TRADE","last_qty":"1","last_px":"10.00"}"""
            .formatted(order.toLowerCase(Locale.ROOT));
    paced(
        () ->
            api.post("/v1/orders/" + order + "/executions", "venue", order, json)
                .path("order_id")
                .asText(""));
  }

  private interface Command {
    String run() throws Exception;
  }

  private String paced(Command command) throws Exception {
    long next = System.nanoTime() + pause;
    var answer = command.run();
    if (!answer.isEmpty()) {
      done.incrementAndGet();
    }
    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    return answer;
  }

  /** Lets each client end its command, and fails with the first that failed. */
  void end() throws Exception {
    ended.set(true);
    for (var one : running) {
      one.get();
    }
    threads.shutdown();
  }
}
