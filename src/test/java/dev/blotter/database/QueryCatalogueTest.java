package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.http.Client;
import dev.blotter.kernel.NamedQuery;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class QueryCatalogueTest {
  @Inject QueryCatalogue catalogue;
  @Inject Pool pool;

  @Test
  void the_database_runs_every_query_with_its_example() {
    assertThat(catalogue.all()).hasSizeGreaterThan(10);
    catalogue.all().forEach(this::run);
  }

  @Test
  void the_query_by_email_is_the_very_one_that_hibernate_sends() {
    Client.operator().call().get("/v1/users?email=nobody@example.com").then().statusCode(200);
    var sent =
        "SELECT query FROM pg_stat_statements WHERE dbid ="
            + " (SELECT oid FROM pg_database WHERE datname = current_database())";
    var texts =
        pool
            .query(sent)
            .mapping(row -> row.getString(0))
            .execute()
            .await()
            .atMost(Duration.ofSeconds(10))
            .stream()
            .toList();
    assertThat(texts).contains(sql("user-by-email"));
  }

  @Test
  void a_value_of_another_kind_or_name_is_refused() {
    var orders = catalogue.find("orders-of-user").orElseThrow();
    assertThatThrownBy(() -> orders.statement(Map.of("limit", "many")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> orders.statement(Map.of("colour", "red")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String sql(String name) {
    return catalogue.find(name).orElseThrow().statement(Map.of()).sql();
  }

  private void run(NamedQuery query) {
    var statement = query.statement(Map.of());
    pool.preparedQuery(statement.sql())
        .execute(Tuple.tuple(new ArrayList<>(statement.values())))
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
