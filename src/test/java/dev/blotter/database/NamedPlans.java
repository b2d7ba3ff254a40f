package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.audit.refusal.postgres.NamedRefusalQueries;
import dev.blotter.clock.postgres.NamedClockQueries;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.marketdata.QuoteHistory;
import dev.blotter.seeding.SeededDatabase;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every query of the catalogue finds its rows by an index, planned as the service has it. */
interface NamedPlans extends PlannedQueries {

  @Test
  default void no_query_of_the_catalogue_is_without_an_index_that_it_is_expected_to_use() {
    var named = catalogue().all().stream().map(NamedQuery::name).collect(Collectors.toSet());
    var expected = new HashSet<>(expected().all().keySet());
    expected.addAll(ofOtherTests());
    assertThat(named).isEqualTo(expected);
  }

  @Test
  default void each_is_served_by_such_an_index() {
    var softly = new SoftAssertions();
    expected()
        .all()
        .forEach(
            (name, expected) ->
                softly
                    .assertThatCode(
                        () ->
                            planned(name, expected.values())
                                .mustFindRowsBy(expected.indexes().toArray(String[]::new)))
                    .as(name)
                    .doesNotThrowAnyException());
    softly.assertAll();
  }

  private ExpectedIndexes expected() {
    return new ExpectedIndexes(user(), order());
  }

  /** RefusalPlansTest, ClockPlansTest and QuoteHistoryPlansTest fill the tables of these first. */
  private static Set<String> ofOtherTests() {
    return Stream.<NamedQueries>of(
            new NamedRefusalQueries(),
            new NamedClockQueries(),
            new QuoteHistory(SeededDatabase.get().pool()))
        .flatMap(queries -> queries.named().stream())
        .map(NamedQuery::name)
        .collect(Collectors.toSet());
  }
}
