package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.soak.Acknowledged.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Many clients that place orders for many users and have them filled in two parts. One order in
 * four is a bracket, whose profit is then taken.
 */
final class Traders {

  private static final int MANY = 64;
  private static final Duration SOME_TIME = Duration.ofSeconds(2);

  private static final String EXITS =
      """
      ,"order_class":"BRACKET","take_profit":{"limit_price":"200"},"stop_loss":{"stop_price":"5"}""";

  private final Api api;
  private final int clients;
  private final String operator;
  private final String venue;
  private final AtomicLong numbers = new AtomicLong();
  private final List<String> users = new ArrayList<>();
  final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

  Traders(Api api, String operator, String venue) {
    this(api, operator, venue, MANY);
  }

  Traders(Api api, String operator, String venue, int clients) {
    this.api = api;
    this.clients = clients;
    this.operator = operator;
    this.venue = venue;
  }

  /** Registers that many users, each with cash. */
  void register(int count) throws Exception {
    users.addAll(
        inParallel(
            IntStream.range(0, count).<Callable<String>>mapToObj(i -> () -> user(i)).toList()));
  }

  /** Trades for that long. */
  void trade(Duration howLong) throws Exception {
    var end = Instant.now().plus(howLong);
    inParallel(
        IntStream.range(0, clients)
            .<Callable<Boolean>>mapToObj(i -> () -> tradeUntil(end, RandomGenerator.getDefault()))
            .toList());
  }

  /** Trades until that is so. */
  CompletableFuture<Void> tradeOn(BooleanSupplier over) {
    return Beside.run(
        () -> {
          while (!over.getAsBoolean()) {
            trade(SOME_TIME);
          }
          return over;
        });
  }

  /** Sends what was acknowledged again and returns what is answered otherwise than at first. */
  List<Acknowledged> answeredOtherwise(List<Acknowledged> commands) throws Exception {
    var same =
        inParallel(
            commands.stream().<Callable<Boolean>>map(each -> () -> isAnsweredAgain(each)).toList());
    return IntStream.range(0, commands.size())
        .filter(i -> !same.get(i))
        .mapToObj(commands::get)
        .toList();
  }

  private String user(int number) throws InterruptedException {
    var email = "{\"email\":\"soak" + number + "@example.com\",\"name\":\"Soak\"}";
    var registered = api.post(operator, "/v1/users", "register-" + number, email);
    assertThat(registered.status()).as(registered.body().toString()).isIn(200, 201);
    var user = registered.body().get("user_id").asText();
    var deposit =
        "{\"type\":\"DEPOSIT\",\"amount\":\"10000000.00\",\"currency\":\"USD\",\"reference\":\"soak\"}";
    var deposited = api.post(operator, "/v1/users/" + user + "/cash-movements", "in", deposit);
    assertThat(deposited.status()).as(deposited.body().toString()).isIn(200, 201);
    return user;
  }

  private boolean tradeUntil(Instant end, RandomGenerator random) throws InterruptedException {
    while (Instant.now().isBefore(end)) {
      var user = users.get(random.nextInt(users.size()));
      var order = place(user, random, random.nextInt(4) == 0 ? EXITS : "");
      var id = order.get("order_id").asText();
      fill(user, id, 3);
      fill(user, id, 7);
      if (order.has("legs")) {
        fill(user, order.at("/legs/0/order_id").asText(), 10);
      }
    }
    return true;
  }

  private JsonNode place(String user, RandomGenerator random, String exits)
      throws InterruptedException {
    var key = "soak-" + numbers.incrementAndGet();
    var body =
        """
        {"client_order_id":"%s","symbol":"%s","side":"BUY","type":"LIMIT",\
        "time_in_force":"GTC","qty":"10","limit_price":"%d.25"%s}"""
            .formatted(key, "SYM" + random.nextInt(20), 10 + random.nextInt(90), exits);
    var path = "/v1/users/" + user + "/orders";
    var answer = api.post(operator, path, key, body);
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
    acknowledged.add(new Acknowledged(user, Kind.PLACE, path, key, body, answer.body()));
    return answer.body();
  }

  private void fill(String user, String order, int quantity) throws InterruptedException {
    var key = "fill-" + numbers.incrementAndGet();
    var body =
        """
        {"venue":"SOAK","exec_id":"%s","exec_type":"TRADE","last_qty":"%d","last_px":"10.01"}"""
            .formatted(key, quantity);
    var path = "/v1/orders/" + order + "/executions";
    var answer = api.post(venue, path, key, body);
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201, 202);
    acknowledged.add(new Acknowledged(user, Kind.FILL, path, key, body, answer.body()));
  }

  private boolean isAnsweredAgain(Acknowledged command) throws InterruptedException {
    var token = command.kind() == Kind.PLACE ? operator : venue;
    var again = api.post(token, command.path(), command.key(), command.body());
    return again.status() < 300 && again.body().equals(command.answer());
  }

  private <T> List<T> inParallel(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
    }
    return results;
  }
}
