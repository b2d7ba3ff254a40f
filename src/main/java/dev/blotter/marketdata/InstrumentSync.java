package dev.blotter.marketdata;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets this node know what other nodes are told of instruments. */
@ApplicationScoped
class InstrumentSync implements Recurring {

  private final InstrumentRegister register;
  private final MarketDataConfig config;

  InstrumentSync(InstrumentRegister register, MarketDataConfig config) {
    this.register = register;
    this.config = config;
  }

  @Override
  public String name() {
    return "instruments";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.syncInterval());
  }

  @Override
  public Uni<Void> run() {
    return register.refresh();
  }
}
