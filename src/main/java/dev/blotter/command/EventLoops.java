package dev.blotter.command;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Watches how late the event loops of this node are. */
@ApplicationScoped
class EventLoops {

  private static final Duration PERIOD = Duration.ofMillis(10);

  private final Map<EventExecutor, EventLoopLag> lags = new HashMap<>();

  EventLoops(Vertx vertx, CommandConfig config) {
    for (var loop : ((VertxInternal) vertx).getEventLoopGroup()) {
      lags.put(loop, new EventLoopLag(PERIOD, config, System::nanoTime));
    }
  }

  void start(@Observes StartupEvent event, MeterRegistry registry) {
    lags.forEach(EventLoops::watch);
    Gauge.builder("blotter.event.loop.lag.seconds", lags, EventLoops::longest)
        .description("How late the event loop is that is latest")
        .register(registry);
  }

  private static void watch(EventExecutor loop, EventLoopLag lag) {
    long period = PERIOD.toMillis();
    var unused = loop.scheduleWithFixedDelay(lag::tick, 0, period, TimeUnit.MILLISECONDS);
  }

  private static double longest(Map<EventExecutor, EventLoopLag> lags) {
    long longest = lags.values().stream().mapToLong(EventLoopLag::lag).max().orElse(0);
    return longest / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Why the event loop at work here refuses an order; empty where it does not, or it is none. */
  Optional<Refusal> refusal() {
    return Vertx.currentContext() instanceof ContextInternal context
        ? Optional.ofNullable(lags.get(context.nettyEventLoop())).flatMap(EventLoopLag::refusal)
        : Optional.empty();
  }
}
