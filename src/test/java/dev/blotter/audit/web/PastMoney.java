package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A user's money over time, compared with what portfolio and positions were at each point. */
record PastMoney(Account account, List<JsonNode> points) {

  static PastMoney of(Account account) {
    List<JsonNode> points = new ArrayList<>();
    read(account, "/portfolio/history?points=2000").get("points").forEach(points::add);
    return new PastMoney(account, points);
  }

  private static JsonNode read(Account account, String rest) {
    var response = Client.auditor().call().get(Sight.path(account) + rest);
    assertThat(response.statusCode()).as(rest).isEqualTo(200);
    return Json.read(response.asString(), JsonNode.class);
  }

  /** Each point has what the account had at its moment, and differs from the one before. */
  void assertIsOfItsMoments() {
    for (var point : points) {
      var at = "at=" + point.get("at").textValue();
      assertIs(
          point,
          read(account, "/portfolio?" + at),
          read(account, "/positions?limit=1000&" + at).get("items"));
    }
    assertThat(points).extracting(PastMoney::figures).isNotEmpty();
    for (int i = 1; i < points.size(); i++) {
      assertThat(figures(points.get(i))).isNotEqualTo(figures(points.get(i - 1)));
      assertThat(moment(points.get(i))).isAfter(moment(points.get(i - 1)));
    }
  }

  /** Between two points nothing changed: so it was as well when somebody looked. */
  void assertAgreesWith(Sight sight) {
    var point =
        points.stream()
            .filter(p -> !moment(p).isAfter(sight.at()))
            .reduce((a, b) -> b)
            .orElseThrow();
    assertIs(point, sight.portfolio(), sight.positions().get("items"));
  }

  private static void assertIs(JsonNode point, JsonNode portfolio, JsonNode positions) {
    assertThat(point.get("cash")).isEqualTo(portfolio.get("cash"));
    assertThat(point.get("reserved")).isEqualTo(portfolio.get("locked"));
    assertThat(decimal(point, "position_cost")).isEqualByComparingTo(sum(positions, "cost_basis"));
    assertThat(decimal(point, "realized_pnl")).isEqualByComparingTo(sum(positions, "realized_pnl"));
  }

  private static BigDecimal sum(JsonNode positions, String figure) {
    var sum = BigDecimal.ZERO;
    for (var position : positions) {
      sum = sum.add(decimal(position, figure));
    }
    return sum;
  }

  private static BigDecimal decimal(JsonNode node, String figure) {
    return new BigDecimal(node.get(figure).textValue());
  }

  private static List<JsonNode> figures(JsonNode point) {
    return List.of(
        point.get("cash"),
        point.get("reserved"),
        point.get("position_cost"),
        point.get("realized_pnl"));
  }

  private static Instant moment(JsonNode point) {
    return Instant.parse(point.get("at").textValue());
  }
}
