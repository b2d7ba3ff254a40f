package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the live resources said of an account.
 *
 * @param at a moment after which what happened next was recorded
 * @param answers by what was asked for
 */
record Sight(Account account, Instant at, Map<String, JsonNode> answers) {

  private static final String PORTFOLIO = "/portfolio";
  private static final String ORDERS = "/orders";
  private static final String POSITIONS = "/positions";
  private static final List<String> QUESTIONS =
      List.of(
          PORTFOLIO,
          ORDERS,
          "/orders?status=active&oldest_first=true",
          "/orders?status=FILLED,CANCELLED&side=BUY",
          POSITIONS,
          "/positions?open=true",
          "/positions?open=false");

  static Sight of(Account account, Pool pool) {
    Map<String, JsonNode> answers = new HashMap<>();
    for (var question : QUESTIONS) {
      answers.put(question, read(account.trader(), account.path(question)));
    }
    return new Sight(account, clock(pool), answers);
  }

  JsonNode portfolio() {
    return Objects.requireNonNull(answers.get(PORTFOLIO));
  }

  JsonNode orders() {
    return Objects.requireNonNull(answers.get(ORDERS));
  }

  JsonNode positions() {
    return Objects.requireNonNull(answers.get(POSITIONS));
  }

  /** By the clock that the log goes by. */
  private static Instant clock(Pool pool) {
    return pool.query("SELECT clock_timestamp()")
        .execute()
        .await()
        .atMost(Duration.ofSeconds(10))
        .iterator()
        .next()
        .getOffsetDateTime(0)
        .toInstant();
  }

  /** The log says the same of that moment. */
  void assertReplayed() {
    assertReplayed("at=" + at);
  }

  /** The log says the same of now. */
  void assertIsNow() {
    assertReplayed("");
  }

  private void assertReplayed(String moment) {
    answers.forEach(
        (question, answer) -> {
          var joint = moment.isEmpty() ? "" : question.contains("?") ? "&" : "?";
          var then = question + joint + moment;
          assertThat(read(Client.auditor(), path(account) + then)).as(then).isEqualTo(answer);
        });
  }

  static String path(Account account) {
    return "/v1/audit/users/" + account.userId();
  }

  private static JsonNode read(Client client, String path) {
    var response = client.call().get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Json.read(response.asString(), JsonNode.class);
  }
}
