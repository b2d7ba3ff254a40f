package dev.blotter.app;

import java.time.Duration;
import java.util.Map;

/** An ordinary day of one user, over HTTP, over and over. */
final class TrainingWork {

  private static final Duration TTL = Duration.ofHours(1);

  private final String url;
  private final Tokens tokens;
  private final ServiceClient operator;
  private final ServiceClient venue;

  TrainingWork(String url, Tokens tokens) {
    this.url = url;
    this.tokens = tokens;
    this.operator = as("operator", "operator");
    this.venue = as("venue", "venue");
  }

  private ServiceClient as(String role, String subject) {
    return ServiceClient.at(url, tokens.token(role, subject, TTL));
  }

  /**
   * @return the user whose days they were
   * @throws StartupFailure where an answer is not what it should be
   */
  String run(int rounds) {
    var registered =
        operator.post("/v1/users", Map.of("email", "trainee@example.com", "name", "A Trainee"));
    var user = registered.path("user_id").asText();
    var trader = as("trader", user);
    var path = "/v1/users/" + user;
    operator.post(
        path + "/cash-movements",
        Map.of("type", "DEPOSIT", "amount", "10000000.00", "currency", "USD", "reference", "r"));
    for (int round = 0; round < rounds; round++) {
      trade(trader, path, round);
    }
    return user;
  }

  private void trade(ServiceClient trader, String path, int round) {
    var order = trader.post(path + "/orders", order(round)).path("order_id").asText();
    var reports = "/v1/orders/" + order + "/executions";
    venue.post(
        reports, Map.of("exec_type", "NEW", "exec_id", "N" + round, "venue_order_id", "V" + round));
    venue.post(
        reports,
        Map.of("exec_type", "TRADE", "exec_id", "T" + round, "last_qty", "10", "last_px", "99.50"));
    trader.get("/v1/orders/" + order);
    trader.get(path + "/orders?status=active");
    trader.get(path + "/positions");
    trader.get(path + "/portfolio");
    trader.get(path + "/risk");
    trader.get("/v1/audit/aggregates/order/" + order + "/events");
  }

  private static Map<String, String> order(int round) {
    return Map.of(
        "client_order_id", "t" + round,
        "symbol", "AAPL",
        "side", round % 2 == 0 ? "BUY" : "SELL",
        "type", "LIMIT",
        "time_in_force", "GTC",
        "qty", "10",
        "limit_price", "100.00");
  }
}
