package dev.blotter.bench;

import dev.blotter.bench.load.Answer;
import dev.blotter.bench.load.LoadClient;
import dev.blotter.bench.load.Request;
import dev.blotter.bench.load.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Users of the bench's own, each with cash and a token of theirs. */
final class Traders {

  private static final int AT_ONCE = 32;
  private static final String CASH =
      "{\"type\":\"DEPOSIT\",\"amount\":\"90000000000.00\",\"currency\":\"USD\",\"reference\":\"b\"}";

  private Traders() {}

  record Trader(String id, String token) {}

  static List<Trader> register(
      int number, BenchService service, LoadClient client, Acknowledged acknowledged) {
    var operator = service.token("operator");
    List<String> ids = new ArrayList<>();
    List<Request> registrations = new ArrayList<>();
    for (int user = 0; user < number; user++) {
      registrations.add(
          registration(
              operator,
              answer -> {
                acknowledged.add(answer);
                ids.add(answer.field("user_id"));
              }));
    }
    mustSucceed(client.all(AT_ONCE, registrations));
    mustSucceed(
        client.all(AT_ONCE, ids.stream().map(id -> deposit(id, operator, acknowledged)).toList()));
    return ids.stream().map(id -> new Trader(id, service.token("trader", id))).toList();
  }

  private static Request registration(String token, Consumer<Answer> then) {
    var name = UUID.randomUUID().toString();
    var json = "{\"email\":\"%s@example.com\",\"name\":\"B\"}".formatted(name);
    return Request.post("/v1/users", token, name, json, then);
  }

  private static Request deposit(String user, String token, Acknowledged acknowledged) {
    return Request.post(
        "/v1/users/" + user + "/cash-movements", token, "cash", CASH, acknowledged::add);
  }

  static void mustSucceed(Tally tally) {
    if (tally.refused() > 0) {
      throw new IllegalStateException("refused: " + tally.firstRefusal());
    }
  }
}
