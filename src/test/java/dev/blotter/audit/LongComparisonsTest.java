package dev.blotter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Account;
import dev.blotter.http.JsonBody;
import dev.blotter.kernel.AggregateRef;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comparisons over many versions, each of which costs as much as the state is large. */
@Tag("service")
@QuarkusTest
class LongComparisonsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Differences differences;

  private AggregateRef order;

  @BeforeEach
  void trade() {
    var ada = Account.withCash("10000.00");
    String id = ada.buy("long", "ACME", "1000", "1.00").as(JsonBody.class).at("order_id");
    for (int number = 0; number < Differences.LONG; number++) {
      Account.trade(id, "x" + number, "1", "1.00").then().statusCode(200);
    }
    order = AggregateRef.order(UUID.fromString(id));
  }

  /** The thread that it is worked out on. */
  private UniAssertSubscriber<String> compare(long from) {
    return differences
        .between(order, from, Differences.LONG, false)
        .map(found -> Thread.currentThread().getName())
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void only_so_many_are_made_at_a_time_none_on_an_event_loop_and_any_number_of_short_ones() {
    var first = compare(0);
    var second = compare(0);
    compare(0).awaitFailure(PATIENCE).assertFailedWith(TooManyComparisons.class);
    compare(1).awaitItem(PATIENCE);
    assertThat(first.awaitItem(PATIENCE).getItem()).doesNotContain("eventloop");
    second.awaitItem(PATIENCE);
    compare(0).awaitItem(PATIENCE);
  }
}
