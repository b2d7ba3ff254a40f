package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What an account and its venue may do in any order; what is refused is a part of its history. */
final class RandomTrading {

  private static final String FOREIGN = "HUF";

  private final RandomGenerator random;
  private final List<String> symbols = List.of(symbol(), symbol());
  private final List<String> orders = new ArrayList<>();
  private final List<String> executions = new ArrayList<>();
  final Account account;
  private int drawn;

  RandomTrading(RandomGenerator random) {
    this.random = random;
    this.account = Account.withCash("2000.00");
  }

  /** One that no other account trades. */
  private static String symbol() {
    var letters = new StringBuilder("R");
    UUID.randomUUID()
        .toString()
        .replace("-", "")
        .chars()
        .limit(7)
        .forEach(c -> letters.append((char) ('A' + c % 26)));
    return letters.toString();
  }

  void step() {
    var response =
        switch (random.nextInt(15)) {
          case 12 -> quote(symbols.get(random.nextInt(2)), 5, 15);
          case 13 -> quote(FOREIGN + "/USD", 2, 4);
          case 14 -> account.deposit(random.nextInt(1, 50) + ".00", FOREIGN);
          case 0 -> account.deposit(random.nextInt(1, 500) + ".50");
          case 1 -> withdraw();
          case 2, 3, 4 -> place();
          case 5 -> report("'exec_type':'NEW','venue_order_id':'V'");
          case 6, 7, 8 -> trade();
          case 9 -> report("'exec_type':'TRADE_CANCEL','exec_ref_id':'%s'".formatted(execution()));
          case 10 ->
              report(
                  "'exec_type':'TRADE_CORRECT','exec_ref_id':'%s','last_qty':'%d','last_px':'%d'"
                      .formatted(execution(), random.nextInt(1, 4), random.nextInt(5, 15)));
          default ->
              account
                  .trader()
                  .call()
                  .header("Idempotency-Key", UUID.randomUUID())
                  .delete("/v1/orders/" + order());
        };
    assertThat(response.statusCode()).as(response.asString()).isLessThan(500);
  }

  /** Of one side or both, and in other hands than the account's. */
  private Response quote(String symbol, int least, int most) {
    int bid = random.nextInt(least, most);
    var told =
        switch (random.nextInt(3)) {
          case 0 -> "{\"bid\": \"%d\"}".formatted(bid);
          case 1 -> "{\"ask\": \"%d\"}".formatted(bid + 1);
          default -> "{\"bid\": \"%d\", \"ask\": \"%d\"}".formatted(bid, bid + 1);
        };
    return Client.operator().send(told).put("/v1/quotes/" + symbol);
  }

  private Response withdraw() {
    var body =
        "{\"type\": \"WITHDRAWAL\", \"amount\": \"%d.25\", \"currency\": \"USD\", \"reference\": \"w\"}"
            .formatted(random.nextInt(1, 3000));
    return account.trader().send(body).post(account.path("/cash-movements"));
  }

  private Response place() {
    var side = random.nextInt(3) == 0 ? "SELL" : "BUY";
    var response =
        account.place(
            """
            {"client_order_id": "r%d", "symbol": "%s", "side": "%s", "type": "LIMIT",
             "time_in_force": "GTC", "qty": "%d", "limit_price": "%d"}"""
                .formatted(
                    ++drawn,
                    symbols.get(random.nextInt(2)),
                    side,
                    random.nextInt(1, 9),
                    random.nextInt(8, 15)));
    if (response.statusCode() < 300) {
      orders.add(response.as(JsonBody.class).at("order_id"));
    }
    return response;
  }

  private Response trade() {
    var late =
        random.nextInt(3) == 0 ? ",'transact_time':'" + Instant.now().minusSeconds(60) + "'" : "";
    var response =
        report(
            "'exec_type':'TRADE','last_qty':'%d','last_px':'%d'"
                    .formatted(random.nextInt(1, 5), random.nextInt(5, 15))
                + late);
    if (response.statusCode() == 200) {
      executions.add("e" + account.userId() + drawn);
    }
    return response;
  }

  private Response report(String fields) {
    var body = "{" + fields + ",'exec_id':'e" + account.userId() + ++drawn + "'}";
    return Client.venue()
        .send(body.replace('\'', '"'))
        .post("/v1/orders/" + order() + "/executions");
  }

  private String order() {
    return orders.isEmpty()
        ? account.userId().toString()
        : orders.get(random.nextInt(orders.size()));
  }

  private String execution() {
    return executions.isEmpty() ? "none" : executions.get(random.nextInt(executions.size()));
  }
}
