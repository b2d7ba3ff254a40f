package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command that has a running service make read models anew. */
@Tag("service")
@QuarkusTest
class RebuildCommandTest {

  @TestHTTPResource String url;

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("rebuild"));
    all.addAll(List.of(words));
    all.addAll(List.of("--url", url, "--token", Client.operator().token()));
    return RebuildCommand.run(all.toArray(String[]::new), Map.of());
  }

  @Test
  void it_waits_until_the_new_rows_are_live() {
    assertThat(run("positions")).isZero();
    assertThat(swapped()).contains("positions");
  }

  @Test
  void it_makes_all_read_models_anew_or_the_rows_of_one_user() {
    assertThat(run("all")).isZero();
    assertThat(swapped()).contains("users", "portfolios", "orders", "positions", "valuations");
    var user = Account.withCash("1.00").userId().toString();
    assertThat(run("users", "--user", user)).isZero();
  }

  @Test
  void it_says_what_the_service_refuses() {
    assertThatThrownBy(() -> run("nothing"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("404");
    assertThatThrownBy(() -> run("--user")).isInstanceOf(StartupFailure.class);
    assertThatThrownBy(() -> run("orders", "--colour", "red"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("--colour");
  }

  @Test
  void it_says_where_nobody_answers() {
    var words = new String[] {"rebuild", "orders", "--url", "http://localhost:1", "--token", "x"};
    assertThatThrownBy(() -> RebuildCommand.run(words, Map.of()))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("localhost:1 does not answer: nothing listens there");
  }

  private static List<String> swapped() {
    return Client.operator()
        .call()
        .get("/v1/admin/rebuilds")
        .path("items.findAll { it.state == 'SWAPPED' }.projection");
  }
}
