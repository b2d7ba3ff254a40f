package dev.blotter.trading;

import static dev.blotter.trading.TradingOnDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ValuationsDueTest {
  private final Instant now = Instant.now();
  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(now);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void operators_see_how_many_accounts_are_still_to_be_valued() {
    var job = new ValuationJob(node.valuation(), node.config, registry);
    job.register(new StartupEvent());
    node.account("1.00");
    node.freeze();
    await(job.run());
    assertThat(due()).isZero();
    node.at(now.plus(Duration.ofDays(1)));
    await(job.run());
    assertThat(due()).as("as long as the read model has not heard of it").isEqualTo(1);
    node.thaw();
    node.valueAccounts();
    await(job.run());
    assertThat(due()).isZero();
  }

  private double due() {
    return registry.get("blotter.valuations.due").gauge().value();
  }
}
