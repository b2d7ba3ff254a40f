package dev.blotter.projection;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Actor;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.ParkedAct.Kind;
import dev.blotter.projection.parking.ParkedUser;
import dev.blotter.projection.parking.ParkedUsers;
import dev.blotter.projection.parking.Parking;
import dev.blotter.projection.parking.Parking.Outcome;
import dev.blotter.projection.rebuild.RebuildState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators have parked events tried again or passed over, and it is written down. */
class ParkedActsTest {

  private static final Actor OPERATOR = new Actor(Actor.Type.OPERATOR, "ops-1");

  @AutoClose private final ReadModels models = new ReadModels();
  private final Pool pool = models.database.pool(models.database.service());
  private final Heard heard = new Heard();
  private final Parking parking = parking(models.all());
  private final ParkedUsers users = new ParkedUsers(pool);
  private final Trader ada = new Trader(models.log, 7);
  private final Trader bob = new Trader(models.log, 7);
  private UUID refused;

  /** The database takes Ada's first order and refuses the second; two more events wait behind. */
  @BeforeEach
  void park() {
    ada.register();
    bob.register();
    ada.place();
    refused = ada.place();
    models.execute("ALTER TABLE orders ADD CONSTRAINT poison CHECK (id <> '" + refused + "')");
    ada.accept(refused);
    ada.place();
    bob.place();
    models.node();
    models.caughtUp();
    assertThat(parked()).isEqualTo(3);
  }

  private Parking parking(List<? extends Projection<?>> projections) {
    return new Parking(pool, models.log, projections, List.of(heard), Duration.ofSeconds(2));
  }

  private long parked() {
    return models.number("SELECT count(*) FROM projection_parked");
  }

  private long orders(Trader of) {
    return models.number("SELECT count(*) FROM orders WHERE user_id = '" + of.id + "'");
  }

  private Outcome retry(String key) {
    return await(parking.retry("orders", ada.id, OPERATOR, "constraint dropped", key));
  }

  private ParkedAct retried(String key) {
    return ((Outcome.Done) retry(key)).act();
  }

  private Outcome skip(UUID event, String key) {
    return await(parking.skip("orders", ada.id, event, OPERATOR, "ticket 4711", key));
  }

  private ParkedUser first() {
    return await(users.find("orders", ada.id)).orElseThrow();
  }

  private void mend() {
    models.execute("ALTER TABLE orders DROP CONSTRAINT poison");
  }

  private String replayed() {
    models.reset("orders");
    models.caughtUp();
    return models.dump();
  }

  private void isListed() {
    assertThat(await(users.of("orders", Window.first(10))).rows())
        .singleElement()
        .isEqualTo(first());
    assertThat(first().userId()).isEqualTo(ada.id);
    assertThat(first().events()).isEqualTo(3);
    assertThat(first().first().eventType()).isEqualTo("OrderInitialized");
    assertThat(first().first().reason()).contains("poison");
    assertThat(await(users.of("positions", Window.first(10))).rows()).isEmpty();
    assertThat(orders(bob)).isOne();
  }

  @Test
  void whoever_is_parked_is_listed_and_a_retry_applies_all_in_order_once_the_fault_is_gone() {
    isListed();
    mend();
    var act = retried("key");
    assertThat(act.kind()).isEqualTo(Kind.RETRY);
    assertThat(act.actor()).isEqualTo(OPERATOR);
    assertThat(act.reason()).isEqualTo("constraint dropped");
    assertThat(act.fault()).contains("poison");
    assertThat(act.applied()).isEqualTo(3);
    assertThat(act.left()).isZero();
    assertThat(act.error()).isNull();
    assertThat(parked()).isZero();
    var rows = models.dump();
    assertThat(replayed()).isEqualTo(rows);
  }

  @Test
  void a_retry_in_vain_is_counted_and_one_goes_as_far_as_the_next_event_at_fault() {
    var act = retried("in vain");
    assertThat(act.applied()).isZero();
    assertThat(act.left()).isEqualTo(3);
    assertThat(act.error()).contains("poison");
    assertThat(first().first().attempts()).isOne();
    assertThat(first().events()).isEqualTo(3);

    var later = ada.place();
    IntStream.range(0, 5).forEach(i -> ada.place());
    models.caughtUp();
    models.execute(
        "ALTER TABLE orders DROP CONSTRAINT poison, ADD CONSTRAINT other CHECK (id <> '%s')"
            .formatted(later));
    retry("key");
    assertThat(orders(ada)).isEqualTo(3);
    assertThat(first().events()).isEqualTo(6);
    assertThat(first().first().reason()).contains("other");
  }

  @Test
  void whoever_keeps_rows_of_the_user_has_forgotten_them_before_the_answer() {
    mend();
    assertThat(heard.users).isEmpty();
    retried("key");
    assertThat(heard.users).containsExactly(ada.id);
  }

  @Test
  void a_node_that_tries_again_by_itself_forgets_what_it_keeps_of_the_user() {
    models.listeners.add(heard);
    var node = models.idleNode(TestConfig.SMALL, models.all());
    models.listeners.clear();
    mend();
    Awaitility.await().until(() -> again(node) && parked() == 0);
    assertThat(heard.users).containsExactly(ada.id);
    assertThat(heard.all).hasValue(0);
  }

  @Test
  void the_same_request_is_done_once() {
    var act = retried("key");
    mend();
    assertThat(retried("key")).isEqualTo(act);
    assertThat(parked()).isEqualTo(3);
    assertThat(skip(first().first().eventId(), "key")).isEqualTo(new Outcome.AnotherRequest(act));
    assertThat(retried("another").applied()).isEqualTo(3);
    assertThat(retry("a third")).isEqualTo(new Outcome.NothingParked());
  }

  @Test
  void a_skip_passes_over_exactly_the_event_that_it_names_in_rebuilds_and_replays_too() {
    assertThat(skip(UUID.randomUUID(), "wrong")).isInstanceOf(Outcome.AnotherFirst.class);
    assertThat(parked()).isEqualTo(3);
    var event = first().first().eventId();
    var act = ((Outcome.Done) skip(event, "key")).act();
    assertThat(act.kind()).isEqualTo(Kind.SKIP);
    assertThat(act.eventId()).isEqualTo(event);
    assertThat(act.reason()).isEqualTo("ticket 4711");
    assertThat(act.applied()).isZero();
    // What follows on the event that is left out cannot be applied either.
    assertThat(first().first().eventType()).isEqualTo("OrderAccepted");
    assertThat(act.left()).isEqualTo(2);
    assertThat(((Outcome.Done) skip(first().first().eventId(), "next")).act().applied()).isOne();
    assertThat(parked()).isZero();
    assertThat(orders(ada)).isEqualTo(2);

    mend();
    var rows = models.dump();
    var rebuilding = new RebuildModels(models);
    var ended = rebuilding.finish(rebuilding.start("orders"), rebuilding.runner());
    assertThat(ended.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(ended.differences()).isZero();
    assertThat(models.dump()).isEqualTo(rows);
    assertThat(replayed()).isEqualTo(rows);
  }

  @Test
  void the_register_shows_everything_and_lets_nothing_be_changed() {
    skip(first().first().eventId(), "one");
    retry("two");
    var all = await(parking.acts(Window.first(10))).rows();
    assertThat(all).extracting(ParkedAct::kind).containsExactly(Kind.RETRY, Kind.SKIP);
    var next = new Window.Keyset(all.getFirst().at(), all.getFirst().id());
    assertThat(await(parking.acts(new Window(1, next, 0))).rows()).containsExactly(all.getLast());
    assertThatThrownBy(() -> models.execute("DELETE FROM projection_acts"))
        .hasMessageContaining("only ever added to");
  }

  @Test
  void nodes_that_try_again_at_the_same_time_apply_each_event_once() {
    mend();
    var seen = new AtomicInteger();
    var watched = List.of(new Watched<>(new OrdersProjection(), event -> seen.incrementAndGet()));
    var outcomes =
        IntStream.range(0, 4)
            .mapToObj(i -> parking(watched).retry("orders", ada.id, OPERATOR, null, "key" + i))
            .toList();
    await(Uni.join().all(outcomes).andFailFast());
    assertThat(seen).hasValue(3);
    assertThat(parked()).isZero();
    var rows = models.dump();
    assertThat(replayed()).isEqualTo(rows);
  }

  @Test
  void a_node_tries_again_by_itself_and_only_success_is_recorded() {
    var node = models.node();
    Awaitility.await().until(() -> again(node) && first().first().attempts() > 2);
    assertThat(await(parking.acts(Window.first(10))).rows()).isEmpty();
    mend();
    Awaitility.await().until(() -> again(node) && parked() == 0);
    assertThat(await(parking.acts(Window.first(10))).rows())
        .singleElement()
        .satisfies(act -> assertThat(act.actor()).isEqualTo(Actor.system("projections")))
        .satisfies(act -> assertThat(act.applied()).isEqualTo(3));
  }

  private static boolean again(Projections node) {
    await(node.retryParked());
    return true;
  }

  @Test
  void a_row_that_cannot_be_read_parks_its_user_and_no_other() {
    mend();
    retry("first");
    models.execute("UPDATE orders SET state = '\"x\"' WHERE id = '" + refused + "'");
    ada.cancel(refused);
    bob.place();
    models.caughtUp();
    assertThat(orders(bob)).isEqualTo(2);
    assertThat(first().first().eventType()).isEqualTo("OrderCanceled");
    assertThat(first().first().reason()).contains("cannot be read");
    assertThat(retried("in vain").error()).contains("cannot be read");
  }
}
