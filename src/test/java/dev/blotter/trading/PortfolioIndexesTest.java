package dev.blotter.trading;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.TestDatabase;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What {@link PortfolioRowPropertyTest} says of reservations is of all indexes that there are. */
class PortfolioIndexesTest {

  static final Set<String> INDEXED =
      Set.of(
          "lane",
          "id",
          "user_id",
          "total_value",
          "updated_at",
          "next_settlement_at",
          "unvalued_since");

  private static final String COLUMNS =
      """
      SELECT DISTINCT a.attname FROM pg_index AS i
      JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
      WHERE i.indrelid = 'portfolios'::regclass""";

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase(1);

  @Test
  void no_other_column_of_portfolios_is_indexed() {
    var rows = await(database.pool().query(COLUMNS).execute());
    assertThat(
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("attname"))
                .collect(Collectors.toSet()))
        .isEqualTo(INDEXED);
  }
}
