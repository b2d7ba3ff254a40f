package dev.blotter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Opens accounts, and posts what comes to them other than by trading. */
final class BackOffice {

  private static final String FIRST_DEPOSIT = "250000.00";
  private static final String SECOND_DEPOSIT = "40000.00";
  private static final BigDecimal DIVIDEND = new BigDecimal("0.35");
  private static final int CENTS = 2;

  /** Above that price a share is split, below it is merged. */
  private static final BigDecimal DEAR = new BigDecimal("80");

  private final Caller operator;
  private final Market market;
  private final Venue venue;
  private final Labels labels;

  BackOffice(Caller operator, Market market, Venue venue, Labels labels) {
    this.operator = operator;
    this.market = market;
    this.venue = venue;
    this.labels = labels;
  }

  /** The user's id; that of the first time, however often it is asked for. */
  String open(Person person) {
    var request =
        Map.of(
            "email", person.key() + "@demo.example",
            "name", person.name(),
            "account_type", person.accountType(),
            "base_currency", person.currency());
    var registered = operator.post("/v1/users", "demo-" + person.key(), request).mustBeGood();
    var user = registered.text("user_id");
    post(user, "demo-first-" + user, "DEPOSIT", FIRST_DEPOSIT, person.currency());
    post(user, "demo-second-" + user, "DEPOSIT", SECOND_DEPOSIT, person.other());
    return user;
  }

  void deposit(Account account) {
    var amount = "1000.00";
    post(account.userId(), labels.next("deposit"), "DEPOSIT", amount, account.owner().currency());
  }

  void fee(Account account) {
    post(account.userId(), labels.next("fee"), "FEE", "4.90", account.owner().currency());
  }

  private void post(String user, String key, String type, String amount, String currency) {
    operator.post(
        "/v1/users/" + user + "/cash-movements", key, CashMovement.of(type, amount, currency, key));
  }

  /** To all who hold it; who owes it pays. */
  void dividend(Instrument share, List<Account> accounts) {
    var reference = labels.next("dividend-" + share.symbol());
    each(share.symbol(), accounts, (account, position) -> pay(share, reference, account, position));
  }

  private void pay(Instrument share, String reference, Account account, JsonNode position) {
    var held = new BigDecimal(position.path("signed_qty").asText());
    var amount = held.multiply(DIVIDEND).setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    operator.post(
        "/v1/users/" + account.userId() + "/cash-movements",
        reference + account.owner().key(),
        Map.of(
            "type",
            "DIVIDEND",
            "amount",
            amount,
            "currency",
            share.currency(),
            "symbol",
            share.symbol(),
            "reference",
            reference));
  }

  /** In the market, in the orders that are active and in what is held. */
  void split(Instrument share, List<Account> accounts) {
    var symbol = share.symbol();
    var dear = market.of(symbol).quote().last().compareTo(DEAR) > 0;
    var split = dear ? new Split(2, 1) : new Split(1, 2);
    var reference = labels.next("split-" + symbol);
    market.split(symbol, split);
    venue.restate(symbol, split);
    each(
        symbol,
        accounts,
        (account, position) -> {
          var id = position.path("position_id").asText();
          operator.post(
              "/v1/positions/" + id + "/adjustments",
              reference + account.owner().key(),
              Map.of("type", "SPLIT", "reference", reference, "ratio", split.body()));
        });
  }

  private void each(String symbol, List<Account> accounts, BiConsumer<Account, JsonNode> whatToDo) {
    for (var account : accounts) {
      var path = "/v1/users/" + account.userId() + "/positions?open=true&symbol=" + symbol;
      operator.get(path).body().path("items").forEach(held -> whatToDo.accept(account, held));
    }
  }
}
