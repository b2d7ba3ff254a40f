package dev.blotter.page;

import dev.blotter.http.Account;
import dev.blotter.http.JsonBody;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An entry of which a part is executed, with the two exits that guard it. */
record Bracket(String entry, String takeProfit, String stopLoss) {

  static Bracket made() {
    var account = Account.withCash("10000.00");
    var placed =
        account.place(
            """
            {"client_order_id": "swing", "symbol": "%s", "side": "BUY", "type": "LIMIT",
             "time_in_force": "GTC", "qty": "10", "limit_price": "100", "order_class": "BRACKET",
             "take_profit": {"limit_price": "120", "client_order_id": "swing-profit"},
             "stop_loss": {"stop_price": "90", "client_order_id": "swing-stop"}}"""
                .formatted(
                    "G" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT)));
    List<String> legs = placed.as(JsonBody.class).at("legs.order_id");
    var bracket = new Bracket(placed.as(JsonBody.class).at("order_id"), legs.get(0), legs.get(1));
    Account.trade(bracket.entry, "g" + bracket.entry.substring(24), "4", "99")
        .then()
        .statusCode(200);
    return bracket;
  }

  /** The view of one of its orders. */
  static String at(String order) {
    return "#/aggregates/order/" + order;
  }
}
