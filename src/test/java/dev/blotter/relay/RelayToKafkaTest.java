package dev.blotter.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.http.Account;
import dev.blotter.http.JsonBody;
import dev.blotter.kernel.LanePosition;
import dev.blotter.testing.Broker;
import dev.blotter.testing.OtherSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way to a broker that is not there at first, then is, is lost, and comes back. */
@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class RelayToKafkaTest {

  private static final int ORDERS = 12;

  @Inject EventSearch log;
  @Inject MeterRegistry registry;
  @Inject RelayConfig config;

  @TestHTTPResource(value = "/", management = true)
  URL management;

  private final List<Account> accounts = new ArrayList<>();

  @Test
  void everything_gets_there_in_order_whatever_becomes_of_the_broker() {
    trade();
    // The lag is asked for every second.
    Awaitility.await().until(() -> gauge("blotter.relay.lag.events") > 0);
    health("ready").statusCode(200);
    health("well").body("checks.find { it.name == 'relay' }.data.enabled", equalTo(true));

    try (var broker = new Broker()) {
      broker.start();
      caughtUp();
      trade();
      broker.stop();
      trade();
      health("ready").statusCode(200);
      assertThat(gauge("blotter.relay.sent")).isPositive();
      broker.start();
      trade();
      caughtUp();
      var records = broker.records(config.topic());
      accounts.forEach(account -> assertRelayed(account.userId(), records));
      assertThat(gauge("blotter.relay.lag.seconds")).isZero();
    }
  }

  /** A new user places orders, some of which are filled. */
  private void trade() {
    var account = Account.withCash("100000.00");
    accounts.add(account);
    for (int i = 0; i < ORDERS; i++) {
      var order = account.buy("o" + i, "AAPL", "1", "10.00");
      order.then().statusCode(201);
      if (i % 3 == 0) {
        Account.trade(order.as(JsonBody.class).at("order_id"), "x" + UUID.randomUUID(), "1", "9.99")
            .then()
            .statusCode(200);
      }
    }
  }

  private void caughtUp() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> gauge("blotter.relay.lag.events") == 0);
  }

  private double gauge(String name) {
    return registry.get(name).meters().iterator().next().measure().iterator().next().getValue();
  }

  private ValidatableResponse health(String kind) {
    return RestAssured.get("http://localhost:" + management.getPort() + "/q/health/" + kind).then();
  }

  private void assertRelayed(UUID user, List<ConsumerRecord<String, String>> records) {
    var logged =
        log.rows(EventCriteria.of(new Criterion.User(user)).fromTheOldest(), null, 1_000)
            .await()
            .atMost(Duration.ofSeconds(10));
    assertThat(logged).hasSizeGreaterThan(ORDERS);
    Map<String, ConsumerRecord<String, String>> firsts = new LinkedHashMap<>();
    Map<Integer, Integer> partitions = new HashMap<>();
    for (var record : records) {
      if (record.key().equals(user.toString())) {
        partitions.merge(record.partition(), 1, Integer::sum);
        var first = firsts.putIfAbsent(header(record, "ce_id"), record);
        assertThat(first == null ? record.value() : first.value()).isEqualTo(record.value());
      }
    }
    assertThat(partitions).as("all of a user's are in one partition").hasSize(1);
    assertThat(firsts.keySet())
        .as("in order, where repeats are passed over")
        .containsExactlyElementsOf(logged.stream().map(e -> e.eventId().toString()).toList());
    logged.forEach(event -> assertEnvelope(event, firsts.get(event.eventId().toString())));
  }

  private static void assertEnvelope(EventRow event, ConsumerRecord<String, String> record) {
    assertThat(record.value()).isEqualTo(event.payload()).doesNotContain("@example.com");
    assertThat(record.timestamp()).isEqualTo(event.occurredAt().toEpochMilli());
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_source")).isEqualTo("/blotter");
    assertThat(header(record, "ce_type"))
        .isEqualTo("dev.blotter." + event.aggregateType() + "." + event.eventType());
    assertThat(header(record, "ce_subject"))
        .isEqualTo(event.aggregateType() + "/" + event.aggregateId());
    assertThat(Instant.parse(header(record, "ce_time"))).isEqualTo(event.occurredAt());
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "ce_partitionkey")).isEqualTo(event.userId().toString());
    assertThat(header(record, "ce_sequence")).isEqualTo("%019d".formatted(event.lanePosition()));
    assertThat(header(record, "ce_position"))
        .isEqualTo(new LanePosition(event.lane(), event.lanePosition()).toString());
    assertThat(header(record, "ce_aggregateversion")).isEqualTo("" + event.aggregateVersion());
    assertThat(header(record, "ce_correlationid")).isEqualTo(event.correlationId().toString());
    assertThat(header(record, "ce_actorid")).isEqualTo(event.actorId());
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
