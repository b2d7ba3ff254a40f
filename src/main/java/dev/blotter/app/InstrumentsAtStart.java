package dev.blotter.app;

import dev.blotter.marketdata.InstrumentRegister;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Reads the instruments before the first request is taken in: an order of one that is not known yet
 * would be priced in the currency of its account.
 */
@ApplicationScoped
class InstrumentsAtStart {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final InstrumentRegister register;

  InstrumentsAtStart(InstrumentRegister register) {
    this.register = register;
  }

  void read(@Observes StartupEvent event) {
    register.refresh().await().atMost(PATIENCE);
  }
}
