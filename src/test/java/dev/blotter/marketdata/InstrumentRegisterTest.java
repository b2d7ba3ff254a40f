package dev.blotter.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.InstrumentRegister.Told;
import dev.blotter.testing.TestDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two nodes that share a database. */
class InstrumentRegisterTest {

  private static final Actor ADA = new Actor(Actor.Type.OPERATOR, "ada");
  private static final Actor VENUE = new Actor(Actor.Type.VENUE, "XNAS");
  @AutoClose private static final TestDatabase database = TestDatabase.freshDatabase();
  private static int symbols;

  private final Symbol symbol = Symbol.of("REG" + ++symbols);
  private final InstrumentRegister here = node(Set.of());
  private final InstrumentRegister there = node(Set.of());

  @Test
  void what_one_node_is_told_it_knows_at_once_and_the_other_after_its_next_look() {
    var told = known(tell(here, terms("0.01")));
    assertThat(here.find(symbol)).contains(told);
    assertThat(there.find(symbol)).isEmpty();
    await(there.refresh());
    assertThat(there.find(symbol)).contains(told);
  }

  @Test
  void what_is_told_after_the_server_s_clock_was_put_back_is_heard_of_all_the_same() {
    known(tell(here, terms("0.01")));
    var ahead =
        """
        INSERT INTO instruments (symbol, version, asset_class, currency, shortable, status,
          changed_at, actor_type, actor_id)
        SELECT symbol || 'A', 1, asset_class, currency, shortable, status,
          clock_timestamp() + interval '1 hour', actor_type, actor_id
        FROM instruments WHERE symbol = '%s'"""
            .formatted(symbol);
    await(database.pool().query(ahead).execute());
    await(there.refresh());
    var told = known(tell(here, terms("0.05")));
    await(there.refresh());
    assertThat(there.find(symbol)).contains(told);
  }

  @Test
  void every_rule_is_kept_as_it_was_told() {
    var told =
        new InstrumentTerms(
            "Pound & Ltd.",
            AssetClass.DEBT,
            Currency.USD,
            Price.of("0.0000000001"),
            Quantity.of("0.000000001"),
            Quantity.of("0.5"),
            Quantity.of("999999999999999"),
            Notional.of("12.34"),
            false,
            TradingStatus.CLOSE_ONLY);
    tell(here, told);
    await(there.refresh());
    assertThat(there.find(symbol).orElseThrow().terms()).isEqualTo(told);
    tell(here, terms(null));
    await(there.refresh());
    assertThat(there.find(symbol).orElseThrow().terms()).isEqualTo(terms(null));
  }

  @Test
  void all_that_was_told_stays_in_the_history_with_who_told_it() {
    tell(here, terms("0.01"));
    await(there.tell(symbol, terms("0.05"), null, VENUE));
    var history = await(here.versions(symbol, Integer.MAX_VALUE, 10));
    assertThat(history).extracting(Instrument::version).containsExactly(2, 1);
    assertThat(history).extracting(Instrument::changedBy).containsExactly(VENUE, ADA);
    assertThat(history)
        .extracting(version -> version.terms().priceStep())
        .containsExactly(Price.of("0.05"), Price.of("0.01"));
    assertThat(await(here.versions(symbol, 2, 10)))
        .extracting(Instrument::version)
        .containsExactly(1);
  }

  @Test
  void the_same_told_again_makes_no_version() {
    var first = known(tell(here, terms("0.01")));
    assertThat(known(tell(there, terms("0.010")))).isEqualTo(first);
    assertThat(await(here.versions(symbol, Integer.MAX_VALUE, 10))).hasSize(1);
  }

  @Test
  void a_currency_stays_for_ever() {
    tell(here, terms("0.01"));
    assertThat(refusal(tell(there, in("EUR")))).isEqualTo("INSTRUMENT_CURRENCY_FIXED");
    assertThat(here.find(symbol).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void what_is_traded_in_one_currency_is_not_told_in_another() {
    var node = node(Set.of(Currency.of("EUR")));
    assertThat(refusal(tell(node, in("USD")))).isEqualTo("INSTRUMENT_TRADED_IN_OTHER_CURRENCY");
    assertThat(node.find(symbol)).isEmpty();
    assertThat(known(tell(node, in("EUR"))).version()).isEqualTo(1);
  }

  @Test
  void who_names_a_version_changes_that_and_no_other() {
    var none = ExpectedVersions.of(0);
    assertThat(known(await(here.tell(symbol, terms("0.01"), none, ADA))).version()).isEqualTo(1);
    assertThat(refusal(await(there.tell(symbol, terms("0.05"), none, ADA))))
        .isEqualTo("VERSION_MISMATCH");
    var first = ExpectedVersions.of(1);
    assertThat(known(await(there.tell(symbol, terms("0.05"), first, ADA))).version()).isEqualTo(2);
  }

  @Test
  void those_who_tell_at_the_same_time_make_versions_one_after_the_other() {
    var told =
        await(
            Multi.createFrom()
                .items(IntStream.rangeClosed(1, 4).boxed())
                .onItem()
                .transformToUni(
                    n -> (n % 2 == 0 ? here : there).tell(symbol, terms("0.0" + n), null, ADA))
                .merge(4)
                .collect()
                .asList());
    assertThat(told)
        .extracting(each -> known(each).version())
        .containsExactlyInAnyOrder(1, 2, 3, 4);
    await(here.refresh());
    assertThat(here.find(symbol).orElseThrow().version()).isEqualTo(4);
  }

  @Test
  void a_list_goes_on_after_the_last_symbol_seen() {
    var node = node(Set.of());
    for (var name : List.of("ZA", "ZC", "ZB")) {
      await(node.tell(Symbol.of(name), terms("0.01"), null, ADA));
    }
    assertThat(node.list(one -> true, null, 2))
        .extracting(one -> one.symbol().value())
        .containsExactly("ZA", "ZB");
    assertThat(node.list(one -> true, Symbol.of("ZB"), 2))
        .extracting(one -> one.symbol().value())
        .containsExactly("ZC");
  }

  @Test
  void what_was_told_cannot_be_changed_in_the_database() {
    tell(here, terms("0.01"));
    var service = database.pool(database.service());
    assertThatThrownBy(() -> sql(service, "UPDATE instruments SET price_step = 1"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> sql(database.pool(), "DELETE FROM instruments"))
        .hasMessageContaining("it is only ever added to");
  }

  private static InstrumentRegister node(Set<Currency> traded) {
    return new InstrumentRegister(
        new InstrumentTable(database.pool()), symbol -> Uni.createFrom().item(traded));
  }

  private Told tell(InstrumentRegister node, InstrumentTerms terms) {
    return await(node.tell(symbol, terms, null, ADA));
  }

  private static Instrument known(Told told) {
    assertThat(told).isInstanceOf(Told.Known.class);
    return ((Told.Known) told).instrument();
  }

  private static String refusal(Told told) {
    assertThat(told).isInstanceOf(Told.Refused.class);
    return ((Told.Refused) told).reason().code().name();
  }

  private static InstrumentTerms in(String currency) {
    return PlainTerms.in(Currency.of(currency));
  }

  private static InstrumentTerms terms(String priceStep) {
    return PlainTerms.stepped(priceStep, TradingStatus.TRADING);
  }

  private static void sql(Pool pool, String statement) {
    await(pool.query(statement).execute());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
