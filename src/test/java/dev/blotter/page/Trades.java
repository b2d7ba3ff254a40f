package dev.blotter.page;

import dev.blotter.http.Account;
import dev.blotter.http.JsonBody;
import java.util.Locale;
import java.util.UUID;

/**
 * An account with an order that was filled, corrected and busted: six versions.
 *
 * @param symbol an instrument of its own, so that a search finds nothing else
 */
record Trades(Account account, String orderId, String clientOrderId, String symbol) {

  static final int VERSIONS = 6;

  static Trades made() {
    var account = Account.withCash("10000.00");
    var own = UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
    var symbol = "P" + own.substring(0, Math.min(7, own.length()));
    var clientOrderId = "page-" + own;
    String order =
        account.buy(clientOrderId, symbol, "10", "187.25").as(JsonBody.class).at("order_id");
    report(order, "'exec_type':'NEW','exec_id':'%s-1','venue_order_id':'N-77'");
    report(order, "'exec_type':'TRADE','exec_id':'%s-2','last_qty':'4','last_px':'187.20'");
    report(
        order,
        "'exec_type':'TRADE_CORRECT','exec_id':'%s-3','exec_ref_id':'%s-2','last_qty':'4','last_px':'187'");
    report(order, "'exec_type':'TRADE','exec_id':'%s-4','last_qty':'3','last_px':'187.10'");
    report(order, "'exec_type':'TRADE_CANCEL','exec_id':'%s-5','exec_ref_id':'%s-4'");
    return new Trades(account, order, clientOrderId, symbol);
  }

  /** The view of the order, at a version. */
  String at(int version) {
    return "#/aggregates/order/" + orderId + "?version=" + version;
  }

  private static void report(String order, String fields) {
    var body = fields.replace("%s", order.substring(24)).replace('\'', '"');
    Account.report(order, "{" + body + "}").then().statusCode(200);
  }
}
