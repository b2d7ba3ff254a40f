package dev.blotter.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.app.DataFolder;
import dev.blotter.app.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sixty seconds of 64 clients that trade for 1,000 users, with the service killed in the middle,
 * once alone and once together with its database.
 */
@Tag("soak")
class SoakTest {

  private static final int USERS = Integer.getInteger("blotter.soak.users", 1_000);
  private static final Duration LOAD =
      Duration.ofSeconds(Integer.getInteger("blotter.soak.seconds", 60));

  @Test
  void nothing_acknowledged_is_lost_or_done_twice_when_the_service_is_killed() throws Exception {
    var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "soak");
    var service = new ServiceProcess(folder.resolve("data"));
    service.start();
    var traders =
        new Traders(new Api(service::uri), service.token("operator"), service.token("venue"));
    traders.register(USERS);
    tradeThroughKills(service, traders);

    var acknowledged = List.copyOf(traders.acknowledged);
    assertThat(acknowledged).hasSizeGreaterThan(1_000);
    assertThat(traders.answeredOtherwise(acknowledged)).as("answered as at first").isEmpty();
    everythingOnce(service, acknowledged);
    var live = readModels(service);
    service.stop();

    forgetReadModels(new DataFolder(folder.resolve("data")));
    service.start();
    assertThat(readModels(service)).as("read models equal a replay from zero").isEqualTo(live);
    service.stop();
  }

  private static void tradeThroughKills(ServiceProcess service, Traders traders) throws Exception {
    var trading =
        Beside.run(
            () -> {
              traders.trade(LOAD);
              return LOAD;
            });
    Thread.sleep(LOAD.dividedBy(3));
    service.kill();
    service.start();
    Thread.sleep(LOAD.dividedBy(4));
    service.killWithDatabase();
    service.start();
    trading.get();
  }

  private static void everythingOnce(ServiceProcess service, List<Acknowledged> acknowledged)
      throws Exception {
    try (var stored = new Stored(service.database())) {
      var counts = stored.ordersAndFills();
      assertThat(acknowledged)
          .as("every acknowledged command is in the log exactly once")
          .allSatisfy(each -> assertThat(counts.get(each.inLog())).as(each.inLog()).isEqualTo(1));
      assertThat(counts).as("and nothing that was not acknowledged").hasSize(acknowledged.size());
      assertThat(stored.lanesWithGaps()).isZero();
    }
  }

  private static Map<String, String> readModels(ServiceProcess service) throws Exception {
    try (var stored = new Stored(service.database())) {
      Awaitility.await("the read models have caught up")
          .atMost(Duration.ofMinutes(3))
          .until(() -> stored.lag() == 0);
      return stored.readModels();
    }
  }

  private static void forgetReadModels(DataFolder data) throws Exception {
    try (var database = EmbeddedDatabase.start(data, 0);
        var stored = new Stored(database.address("blotter"))) {
      stored.forgetReadModels();
    }
  }
}
