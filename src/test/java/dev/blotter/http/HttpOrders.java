package dev.blotter.http;

import dev.blotter.json.Json;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixSession;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders at the running service: the client's requests and the venue's reports over HTTP. */
final class HttpOrders implements FixSession {

  private final Account account = Account.withCash("1000000000.00");
  private final String venue = "V" + Long.toString(System.nanoTime(), 36);
  private final Map<String, String> ids = new HashMap<>();

  @Override
  public Optional<String> place(String order, Quantity quantity, TimeInForce timeInForce) {
    var expiry = Instant.now().plus(1, ChronoUnit.DAYS);
    var gtd = timeInForce == TimeInForce.GTD ? ", \"expire_at\": \"" + expiry + "\"" : "";
    var response =
        account.place(
            """
            {"client_order_id": "%s", "symbol": "AAPL", "side": "BUY", "type": "LIMIT",
             "qty": "%s", "limit_price": "100", "time_in_force": "%s"%s}"""
                .formatted(order, quantity, timeInForce, gtd));
    if (response.statusCode() < 300) {
      ids.put(order, response.as(JsonBody.class).at("order_id"));
    }
    return refusal(response);
  }

  @Override
  public Optional<String> cancel(String order) {
    return refusal(account.trader().call().delete("/v1/orders/" + id(order)));
  }

  @Override
  public Optional<String> replace(String order, Quantity quantity) {
    var body = "{\"qty\": \"" + quantity + "\"}";
    return refusal(account.trader().send(body).patch("/v1/orders/" + id(order)));
  }

  @Override
  public Optional<String> report(String order, FixReport report) {
    var body =
        "{\"exec_type\": \"%s\", \"exec_id\": \"%s\", \"venue\": \"%s\"%s%s%s%s%s}"
            .formatted(
                report.type(),
                order + "-" + report.execId(),
                venue,
                field("last_qty", report.lastQty()),
                field("last_px", report.lastPx()),
                field("exec_ref_id", reference(order, report)),
                field("qty", report.qty()),
                report.splitRatio() == null
                    ? ""
                    : ", \"split_ratio\": " + Json.write(report.splitRatio()));
    return refusal(Account.report(id(order), body));
  }

  @Override
  public Optional<OrderFigures> status(String order) {
    var response = account.trader().call().get("/v1/orders/" + id(order));
    if (response.statusCode() != 200) {
      return Optional.empty();
    }
    String average = response.as(JsonBody.class).at("filled_avg_price");
    String overfill = response.as(JsonBody.class).at("overfill_qty");
    return Optional.of(
        new OrderFigures(
            OrderStatus.valueOf(response.as(JsonBody.class).at("status")),
            Quantity.of(response.as(JsonBody.class).at("qty")),
            Quantity.of(response.as(JsonBody.class).at("filled_qty")),
            overfill == null ? null : Quantity.of(overfill),
            Quantity.of(response.as(JsonBody.class).at("leaves_qty")),
            average == null ? null : Price.of(average)));
  }

  private static @Nullable String reference(String order, FixReport report) {
    return report.execRefId() == null ? null : order + "-" + report.execRefId();
  }

  private String id(String order) {
    return ids.getOrDefault(order, UUID.randomUUID().toString());
  }

  private static String field(String name, @Nullable Object value) {
    return value == null ? "" : ", \"" + name + "\": \"" + value + "\"";
  }

  private static Optional<String> refusal(Response response) {
    return response.statusCode() < 300
        ? Optional.empty()
        : Optional.of(response.path("code").toString());
  }
}
