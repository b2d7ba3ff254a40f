package dev.blotter.stream.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.eventlog.EventLog;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Roles;
import dev.blotter.stream.Feed;
import dev.blotter.stream.Streams;
import dev.blotter.testing.OtherSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feeds of readers who are slow or many, where little is kept for them. */
@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class FeedsUnderPressureTest {

  private static final String ALL = "/v1/events/stream";

  /** Larger than what lies between server and client takes, and than what the server keeps. */
  private static final int MANY = 2_000;

  private static final String LONG = "x".repeat(5_000);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<FeedClient> open = new ArrayList<>();
  private final Client operator = new Client(Roles.OPERATOR, "ops-" + UUID.randomUUID());

  @Inject EventLog log;
  @Inject MeterRegistry registry;
  @Inject Streams streams;

  @TestHTTPResource("/")
  URI base;

  @AfterEach
  void close() {
    open.forEach(FeedClient::close);
    Awaitility.await().until(() -> registry.get("blotter.stream.open").gauge().value() == 0);
  }

  private FeedClient open(String path, Client client, @Nullable String lastEventId) {
    var feed = FeedClient.open(base.resolve(path), client, lastEventId);
    open.add(feed);
    return feed;
  }

  private List<String> append(Account account, int count, String reason) {
    List<String> ids = new ArrayList<>();
    for (int done = 0; done < count; done += Math.min(count, 100)) {
      new OtherNode(log)
          .block(List.of(account.userId()), Math.min(count, 100), reason)
          .forEach(event -> ids.add(event.eventId().toString()));
    }
    return ids;
  }

  @Test
  void a_heartbeat_carries_the_place_behind_what_was_filtered_out() {
    var ada = Account.withCash("1.00");
    var quiet = open(ada.path("/events/stream?event_type=LegalHoldPlaced"), ada.trader(), null);
    var begin = quiet.lastId();
    append(ada, 5, "filtered out");
    var beat = quiet.await(one -> one.event().equals("heartbeat") && !one.id().equals(begin));
    assertThat(beat.data().get("cursor").asText()).isEqualTo(beat.id());
    assertThat(quiet.events()).isEmpty();
    Awaitility.await().until(() -> quiet.received().size() > 8);
    var resumed = open(ada.path("/events/stream"), ada.trader(), quiet.lastId());
    var last = append(ada, 1, "the next");
    resumed.awaitEvents(1);
    assertThat(resumed.eventIds()).isEqualTo(last);
  }

  @Test
  void nobody_has_more_streams_than_one_may_and_a_closed_one_makes_room() {
    for (int number = 0; number < 3; number++) {
      open(ALL, operator, null);
    }
    operator
        .call()
        .accept("text/event-stream, application/json")
        .get(ALL)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body(at("code", equalTo("TOO_MANY_STREAMS")))
        .body(at("retryable", equalTo(true)));
    var auditor = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());
    open(ALL, auditor, null);
    open(ALL, auditor, null);
    auditor
        .call()
        .get(ALL)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body(at("code", equalTo("OVERLOADED")));
    open.getFirst().close();
    Awaitility.await().until(() -> registry.get("blotter.stream.open").gauge().value() == 4);
    open(ALL, auditor, null);
  }

  @Test
  void who_leaves_after_a_refusal_gives_up_one_stream_and_others_go_on() {
    var ada = Account.withCash("1.00");
    var feed = open(ada.path("/events/stream"), ada.trader(), null);
    Uni<String> refused = Uni.createFrom().failure(new IllegalArgumentException("no cursor"));
    var asked =
        streams
            .lookAgain(
                "eve", Feed.ofUser(UUID.randomUUID()), PATIENCE, () -> refused, found -> true)
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    asked.awaitFailure(PATIENCE);
    asked.cancel();
    assertThat(registry.get("blotter.stream.open").gauge().value()).isEqualTo(1);
    var appended = append(ada, 1, "still told");
    feed.awaitEvents(1);
    assertThat(feed.eventIds()).isEqualTo(appended);
  }

  @Test
  void a_reader_that_pauses_goes_on_from_the_log_and_misses_nothing() {
    var ada = Account.withCash("1.00");
    var feed = open(ALL + "?event_type=TradingBlocked", operator, null);
    double before = registry.get("blotter.stream.fallen.behind").counter().count();
    feed.pause();
    var appended = append(ada, MANY, LONG);
    Awaitility.await()
        .atMost(OtherSettings.PATIENCE)
        .until(() -> feed.events().size() < MANY && !feed.isEnded());
    feed.goOn();
    feed.awaitEvents(MANY);
    assertThat(feed.eventIds()).isEqualTo(appended);
    assertThat(registry.get("blotter.stream.fallen.behind").counter().count())
        .isGreaterThan(before);
    appended.addAll(append(ada, 3, "and is live again"));
    feed.awaitEvents(MANY + 3);
    assertThat(feed.eventIds()).isEqualTo(appended);
  }

  /** Waits until one more was told to resume, since it took nothing. */
  private void awaitSlowReader() {
    var told = registry.get("blotter.stream.ended").tag("reason", "SLOW_READER").counter();
    double before = told.count();
    Awaitility.await()
        .atMost(OtherSettings.PATIENCE.multipliedBy(5))
        .until(() -> told.count() > before);
  }

  @Test
  void a_reader_that_does_not_take_that_either_is_cut_off_and_counts_until_then() {
    var ada = Account.withCash("1.00");
    var slow = open(ada.path("/events/stream"), ada.trader(), null);
    slow.pause();
    append(ada, MANY, LONG);
    awaitSlowReader();
    assertThat(registry.get("blotter.stream.open").gauge().value()).isEqualTo(1);
    Awaitility.await()
        .atMost(OtherSettings.PATIENCE.multipliedBy(3))
        .until(() -> registry.get("blotter.stream.open").gauge().value() == 0);
    slow.goOn();
    Awaitility.await().until(slow::isBrokenOff);
  }

  @Test
  void a_reader_that_takes_nothing_is_told_to_resume_and_can() {
    var ada = Account.withCash("1.00");
    var slow = open(ada.path("/events/stream"), ada.trader(), null);
    slow.pause();
    var appended = append(ada, MANY, LONG);
    awaitSlowReader();
    slow.goOn();
    var resume = slow.await(one -> one.event().equals("resume"));
    assertThat(resume.data().get("reason").asText()).isEqualTo("SLOW_READER");
    Awaitility.await().until(slow::isEnded);
    var seen = slow.eventIds();
    assertThat(seen).hasSizeLessThan(MANY);
    var rest = open(ada.path("/events/stream"), ada.trader(), resume.id());
    rest.awaitEvents(MANY - seen.size());
    var both = new ArrayList<>(seen);
    both.addAll(rest.eventIds());
    assertThat(both).isEqualTo(appended);
  }

  @Test
  void a_stream_ends_when_its_token_is_taken_no_longer() {
    var ada = Account.withCash("1.00");
    var path = ada.path("/events/stream");
    var id = ada.userId().toString();
    var token = Jwt.issuer("blotter").subject(id).upn(id).groups(Roles.TRADER).expiresIn(2).sign();
    var feed = FeedClient.open(base.resolve(path), token, null);
    open.add(feed);
    var resume = feed.await(one -> one.event().equals("resume"));
    assertThat(resume.data().get("reason").asText()).isEqualTo("TOKEN_EXPIRED");
    Awaitility.await().until(feed::isEnded);
    RestAssured.given().auth().oauth2(token).get(path).then().statusCode(401);
  }
}
