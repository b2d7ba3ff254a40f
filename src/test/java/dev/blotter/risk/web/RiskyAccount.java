package dev.blotter.risk.web;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import org.junit.jupiter.api.BeforeEach;

/** Somebody holds a hundred shares that are paid two hundred for. */
abstract class RiskyAccount {

  final String symbol;

  Account ada;

  /**
   * @param symbol nobody else's: what others pay for it would count
   */
  RiskyAccount(String symbol) {
    this.symbol = symbol;
  }

  @BeforeEach
  final void hold_a_hundred_at_two_hundred() {
    ada = Account.withCash("100000.00");
    String order = ada.buy("risky", symbol, "100", "200").as(JsonBody.class).at("order_id");
    Account.trade(order, "r" + order.substring(24), "100", "200").then().statusCode(200);
    quote(symbol, "\"bid\": \"200\", \"ask\": \"201\"");
  }

  static void quote(String symbol, String fields) {
    Client.operator().send("{" + fields + "}").put("/v1/quotes/" + symbol).then().statusCode(200);
  }
}
