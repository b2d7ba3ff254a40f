package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells operators of venues that execute more than was ordered. It is booked as any execution: but
 * somebody has to talk to the venue. The counter is there from the start, so that the first counts.
 */
@Singleton
public class Overfills implements AppendListener {
  private static final Logger LOG = Logger.getLogger(Overfills.class);

  private final Counter executions;

  public Overfills(MeterRegistry registry) {
    this.executions =
        Counter.builder("blotter.executions.overfilled")
            .description("Executions that left more executed than was ordered")
            .register(registry);
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    for (var event : events) {
      switch (event.event()) {
        case OrderFilled fill -> look(event, fill, fill.venue(), fill.execId());
        case OrderFillCorrected fix -> look(event, fix, fix.venue(), fix.execId());
        default -> {}
      }
    }
  }

  private void look(RecordedEvent event, OrderEvent execution, String venue, String execId) {
    var figures = execution.figures();
    if (figures.overfillQty() != null) {
      executions.increment();
      LOG.warnf(
          "%s has executed %s more than the %s of order %s, by %s",
          venue, figures.overfillQty(), figures.quantity(), event.aggregate().id(), execId);
    }
  }
}
