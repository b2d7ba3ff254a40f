package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Property;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever an account does: the log knows what the service said of it at any moment. */
@Tag("service")
@QuarkusTest
class PastAccountPropertyTest {

  private static final int CASES = 3;
  private static final int STEPS = 40;

  @Inject Pool pool;

  @Test
  void at_random_moments_the_replayed_account_is_what_the_live_one_was() {
    Property.check(
        "accounts as of a moment",
        CASES,
        random -> {
          var trading = new RandomTrading(random);
          List<Sight> sights = new ArrayList<>();
          for (int i = 0; i < STEPS; i++) {
            trading.step();
            if (random.nextInt(3) == 0) {
              sights.add(Sight.of(trading.account, pool));
            }
          }
          sights.add(Sight.of(trading.account, pool));
          assertThat(sights.getLast().orders().get("items")).isNotEmpty();
          sights.forEach(Sight::assertReplayed);
          sights.getLast().assertIsNow();
          var money = PastMoney.of(trading.account);
          money.assertIsOfItsMoments();
          sights.forEach(money::assertAgreesWith);
        });
  }
}
