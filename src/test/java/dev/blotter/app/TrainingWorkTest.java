package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the service is made to do so that the next JVM knows it. */
@Tag("service")
@QuarkusTest
class TrainingWorkTest {

  private static final int ROUNDS = 4;

  @TestHTTPResource String url;

  @Test
  void the_service_does_all_that_is_asked_of_it() {
    var keys = TokenKeys.in(Path.of("target", "test-data", "keys").toAbsolutePath());
    var user =
        new TrainingWork(url.replaceAll("/$", ""), new Tokens(keys, Clock.systemUTC())).run(ROUNDS);
    List<String> statuses =
        Client.operator().call().get("/v1/users/" + user + "/orders").path("items.status");
    assertThat(statuses).hasSize(ROUNDS).containsOnly("FILLED");
    List<Object> positions =
        Client.operator().call().get("/v1/users/" + user + "/positions").path("items");
    assertThat(Objects.requireNonNull(positions)).hasSize(ROUNDS / 2);
  }
}
