package dev.blotter.http;

import dev.blotter.kernel.TimeOrderedIds;
import io.restassured.response.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** A user of the running service with cash to trade with. */
public record Account(UUID userId, Client trader) {

  private static final TimeOrderedIds IDS = new TimeOrderedIds(new SecureRandom());

  /** Registers a new user, who has that many US dollars. */
  public static Account withCash(String amount) {
    return withCash(amount, "USD");
  }

  /** Registers a new user with an account in that currency, who has so much of it. */
  public static Account withCash(String amount, String currency) {
    var id = IDS.next((int) (System.nanoTime() & 63), Instant.now());
    var trader = Client.trader(id);
    var account = new Account(id, trader);
    var user =
        "{\"email\": \"%s@example.com\", \"name\": \"Ada\", \"base_currency\": \"%s\"}"
            .formatted(id, currency);
    trader.send(user).post("/v1/users").then().statusCode(201);
    account.deposit(amount, currency).then().statusCode(200);
    return account;
  }

  public Response deposit(String amount) {
    return deposit(amount, "USD");
  }

  public Response deposit(String amount, String currency) {
    var body =
        "{\"type\": \"DEPOSIT\", \"amount\": \"%s\", \"currency\": \"%s\", \"reference\": \"wire\"}"
            .formatted(amount, currency);
    return Client.operator().send(body).post(path("/cash-movements"));
  }

  /** Places a limit order to buy. */
  public Response buy(String clientOrderId, String symbol, String qty, String limit) {
    return place(
        "{\"client_order_id\": \"%s\", \"symbol\": \"%s\", \"side\": \"BUY\", \"type\": \"LIMIT\","
                .formatted(clientOrderId, symbol)
            + " \"time_in_force\": \"GTC\", \"qty\": \"%s\", \"limit_price\": \"%s\"}"
                .formatted(qty, limit));
  }

  public Response place(String json) {
    return trader.send(json).post(path("/orders"));
  }

  /** Lets a venue report an execution of an order. */
  public static Response trade(String orderId, String execId, String qty, String price) {
    return report(
        orderId,
        "{\"exec_type\": \"TRADE\", \"exec_id\": \"%s\", \"last_qty\": \"%s\", \"last_px\": \"%s\"}"
            .formatted(execId, qty, price));
  }

  public static Response report(String orderId, String json) {
    return Client.venue().send(json).post("/v1/orders/" + orderId + "/executions");
  }

  public Response get(String rest) {
    return trader.call().get(path(rest));
  }

  public String path(String rest) {
    return "/v1/users/" + userId + rest;
  }
}
