package dev.blotter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Somebody's account, as its owner uses it. */
final class Account {

  private final String userId;
  private final Person owner;
  private final Caller caller;
  private final Labels labels;

  Account(String userId, Person owner, Caller caller, Labels labels) {
    this.userId = userId;
    this.owner = owner;
    this.caller = caller;
    this.labels = labels;
  }

  String userId() {
    return userId;
  }

  Person owner() {
    return owner;
  }

  /** Those that are active, the newest first. */
  List<Order> orders() {
    return Order.listed(caller.get(path("/orders?status=active")).body());
  }

  List<Order> orders(String symbol) {
    return orders().stream().filter(order -> order.symbol().equals(symbol)).toList();
  }

  /** What is held of it; below zero where it is owed. */
  BigDecimal held(String symbol) {
    return positions(symbol).path("items").findValuesAsText("signed_qty").stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private JsonNode positions(String symbol) {
    return caller.get(path("/positions?open=true&symbol=" + symbol)).body();
  }

  void place(Ticket ticket, String tag) {
    var name = labels.next(owner.key());
    caller.post(path("/orders"), name, ticket.named(name, tag));
  }

  void replace(Order order, BigDecimal limit) {
    caller.patch(
        "/v1/orders/" + order.id(),
        labels.next("replace"),
        Map.of("limit_price", limit.toPlainString()));
  }

  void cancel(Order order) {
    caller.delete("/v1/orders/" + order.id());
  }

  /** By a market order for all that is not about to be sold. */
  void close(String symbol) {
    caller.delete(path("/positions/" + symbol));
  }

  void withdraw(String amount) {
    var name = labels.next("withdrawal");
    caller.post(
        path("/cash-movements"),
        name,
        CashMovement.of("WITHDRAWAL", amount, owner.currency(), name));
  }

  private String path(String rest) {
    return "/v1/users/" + userId + rest;
  }
}
