package dev.blotter.stream.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blotter.eventlog.EventLog;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.http.Roles;
import dev.blotter.http.contract.Body;
import dev.blotter.http.contract.Contract;
import dev.blotter.json.Json;
import dev.blotter.stream.web.FeedClient.Received;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class FeedsOverHttpTest {

  private static final String ALL = "/v1/events/stream";

  private final List<FeedClient> open = new ArrayList<>();

  @Inject EventLog log;

  @TestHTTPResource("/")
  URI base;

  @AfterEach
  void close() {
    open.forEach(FeedClient::close);
  }

  private FeedClient open(String path, Client client, @Nullable String lastEventId) {
    var feed = FeedClient.open(base.resolve(path), client, lastEventId);
    open.add(feed);
    return feed;
  }

  private FeedClient feed(Account account, String query) {
    return open(account.path("/events/stream" + query), account.trader(), null);
  }

  /** A client of its own, so that those of other tests do not count. */
  private static Client operator() {
    return new Client(Roles.OPERATOR, "ops-" + UUID.randomUUID());
  }

  private static void trade(Account account, String name) {
    var order = account.buy(name, "ACME", "10", "10.00").as(JsonBody.class).<String>at("order_id");
    Account.trade(order, "x" + order, "4", "9").then().statusCode(200);
  }

  private List<JsonNode> audited(Account account) {
    var found =
        Client.auditor()
            .call()
            .get("/v1/audit/events?order=asc&limit=1000&user_id=" + account.userId())
            .asString();
    List<JsonNode> items = new ArrayList<>();
    Json.read(found, JsonNode.class).get("items").forEach(items::add);
    return items;
  }

  private static List<JsonNode> data(List<Received> events) {
    return events.stream().map(Received::data).toList();
  }

  @Test
  void a_trader_sees_what_happens_as_it_does_and_as_audit_shows_it() {
    var ada = Account.withCash("10000.00");
    var live = feed(ada, "");
    int before = audited(ada).size();
    trade(ada, "live");
    var all = audited(ada);
    var events = live.awaitEvents(all.size() - before);
    assertThat(data(events)).isEqualTo(all.subList(before, all.size()));
    assertThat(events)
        .allSatisfy(one -> assertThat(one.event()).isEqualTo(one.data().get("event_type").asText()))
        .extracting(Received::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void from_the_beginning_comes_all_that_there_is_and_then_what_follows() {
    var ada = Account.withCash("10000.00");
    trade(ada, "history");
    var feed = feed(ada, "?after=0");
    feed.awaitEvents(audited(ada).size());
    trade(ada, "live");
    var all = audited(ada);
    assertThat(data(feed.awaitEvents(all.size()))).isEqualTo(all);
  }

  @Test
  void nothing_is_lost_or_repeated_from_wherever_a_reader_resumes() {
    var ada = Account.withCash("10000.00");
    var first = feed(ada, "");
    trade(ada, "first");
    first.await(one -> one.event().equals("OrderFilled"));
    first.close();
    trade(ada, "second");
    var all = data(feed(ada, "?after=0").awaitEvents(audited(ada).size()));
    var seen = first.events();
    for (int from = 0; from < seen.size(); from++) {
      var cursor = seen.get(from).id();
      int at = all.indexOf(seen.get(from).data());
      var rest = all.subList(at + 1, all.size());
      var header = open(ada.path("/events/stream?after=0"), ada.trader(), cursor);
      assertThat(data(header.awaitEvents(rest.size()))).isEqualTo(rest);
      header.close();
      var parameter = feed(ada, "?after=" + cursor);
      assertThat(data(parameter.awaitEvents(rest.size()))).isEqualTo(rest);
      parameter.close();
    }
  }

  @Test
  void the_feed_of_all_is_resumed_by_every_cursor_without_loss_or_repeat() {
    var operator = operator();
    var live = open(ALL, operator, null);
    var accounts = List.of(Account.withCash("10000.00"), Account.withCash("10000.00"));
    accounts.forEach(account -> trade(account, "all"));
    accounts.forEach(account -> trade(account, "more"));
    int count = accounts.stream().mapToInt(account -> audited(account).size()).sum();
    var events = live.awaitEvents(count);
    for (var from : List.of(0, count / 2, count - 2)) {
      var again = open(ALL, operator, events.get(from).id());
      assertThat(again.awaitEvents(count - from - 1).stream().map(Received::eventId))
          .containsExactlyInAnyOrderElementsOf(
              events.subList(from + 1, count).stream().map(Received::eventId).toList());
    }
    for (var account : accounts) {
      var own =
          data(events).stream()
              .filter(one -> one.get("user_id").asText().equals(account.userId().toString()))
              .toList();
      assertThat(own).isEqualTo(audited(account));
    }
  }

  @Test
  void what_another_node_appends_arrives_and_a_place_of_a_read_is_a_cursor() {
    var ada = Account.withCash("10000.00");
    var position = ada.get("/portfolio").header("Blotter-Position");
    var live = open(ALL + "?event_type=TradingBlocked", operator(), null);
    var appended = new OtherNode(log).block(List.of(ada.userId()), 3, "elsewhere");
    var ids = appended.stream().map(event -> event.eventId().toString()).toList();
    live.awaitEvents(3);
    assertThat(live.eventIds()).isEqualTo(ids);
    var resumed = feed(ada, "?after=" + position);
    resumed.awaitEvents(3);
    assertThat(resumed.eventIds()).isEqualTo(ids);
  }

  @Test
  void a_filter_leaves_the_rest_out() {
    var ada = Account.withCash("10000.00");
    var order = ada.buy("one", "ACME", "10", "10.00").as(JsonBody.class).<String>at("order_id");
    var filtered =
        List.of(
            feed(ada, "?event_type=OrderFilled&event_type=CashDeposited"),
            feed(ada, "?aggregate_type=position"),
            feed(ada, "?aggregate_id=" + order),
            open(ALL + "?aggregate_id=" + order, operator(), null));
    Account.trade(order, "x" + order, "4", "9").then().statusCode(200);
    trade(ada, "two");
    filtered.get(1).await(one -> one.event().equals("PositionChanged"));
    filtered.get(0).awaitEvents(2);
    assertThat(filtered.get(0).events()).extracting(Received::event).containsOnly("OrderFilled");
    assertThat(data(filtered.get(1).events()))
        .allMatch(one -> one.get("aggregate_type").asText().equals("position"));
    for (var ofOrder : filtered.subList(2, 4)) {
      ofOrder.awaitEvents(1);
      assertThat(ofOrder.events().getFirst().data().get("aggregate_id").asText()).isEqualTo(order);
    }
  }

  @Test
  void lines_have_the_same_events_with_their_cursors() throws Exception {
    var ada = Account.withCash("10000.00");
    var all = audited(ada);
    var request =
        HttpRequest.newBuilder(base.resolve(ada.path("/events/stream?after=begin")))
            .header("Accept", "application/x-ndjson")
            .header("Authorization", "Bearer " + ada.trader().token())
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      var begin = line(lines.readLine());
      assertThat(begin.get("heartbeat").asBoolean()).isTrue();
      for (var event : all) {
        var line = line(lines.readLine());
        assertThat(line.remove("cursor").asText()).isNotEmpty();
        assertThat(line).isEqualTo(event);
      }
    }
  }

  private static ObjectNode line(String line) {
    var body = Body.of("application/x-ndjson", line);
    assertThat(Contract.ofService().answered("GET", ALL, 200, body)).isEmpty();
    return Json.read(line, ObjectNode.class);
  }

  @Test
  void forty_readers_get_each_of_a_thousand_events_exactly_once_and_in_order() {
    var accounts = IntStream.range(0, 10).mapToObj(i -> Account.withCash("1.00")).toList();
    var users = accounts.stream().map(Account::userId).toList();
    var clients = IntStream.range(0, 5).mapToObj(i -> operator()).toList();
    var everything =
        IntStream.range(0, 20)
            .mapToObj(i -> open(ALL + "?event_type=TradingBlocked", clients.get(i % 5), null))
            .toList();
    var own =
        accounts.stream()
            .flatMap(account -> IntStream.range(0, 2).mapToObj(i -> feed(account, "")))
            .toList();
    List<String> appended = new ArrayList<>();
    var node = new OtherNode(log);
    for (int round = 0; round < 10; round++) {
      node.block(users, 10, "round " + round)
          .forEach(event -> appended.add(event.eventId().toString()));
    }
    assertThat(appended).hasSize(1_000);
    for (var feed : everything) {
      feed.awaitEvents(1_000);
      assertThat(feed.eventIds()).containsExactlyInAnyOrderElementsOf(appended);
      assertThat(versionsRise(feed.events())).isTrue();
    }
    for (var feed : own) {
      feed.awaitEvents(100);
      assertThat(versionsRise(feed.events())).isTrue();
    }
  }

  private static boolean versionsRise(List<Received> events) {
    Map<String, Long> last = new HashMap<>();
    return events.stream()
        .allMatch(
            one -> {
              var version = one.data().get("version").asLong();
              var before = last.put(one.data().get("aggregate_id").asText(), version);
              return before == null || version == before + 1;
            });
  }
}
