package dev.blotter.relay;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes what the broker has acknowledged and moves the lanes on, those that have landed meanwhile
 * together. Thread-safe.
 */
final class Landings {

  private static final Logger LOG = Logger.getLogger(Landings.class);

  private final Leases leases;
  private final UnderWay underWay;
  private final Runnable news;
  private List<Landing> waiting = new ArrayList<>();
  private boolean moving;

  /**
   * @param news called when lanes may be taken again
   */
  Landings(Leases leases, UnderWay underWay, Runnable news) {
    this.leases = leases;
    this.underWay = underWay;
    this.news = news;
  }

  void add(Landing landing) {
    synchronized (this) {
      waiting.add(landing);
      if (moving) {
        return;
      }
      moving = true;
    }
    move();
  }

  private void move() {
    var some = next();
    if (some.isEmpty()) {
      return;
    }
    Uni.createFrom()
        .deferred(() -> leases.giveBack(some))
        .subscribe()
        .with(moved -> moved(some, moved), fault -> notMoved(some, fault));
  }

  private synchronized List<Landing> next() {
    var some = waiting;
    waiting = new ArrayList<>();
    moving = !some.isEmpty();
    return some;
  }

  private void moved(List<Landing> landings, int count) {
    if (count < landings.size()) {
      LOG.infof(
          "%d lanes were taken over by other nodes; what they held is sent again",
          landings.size() - count);
    }
    end(landings);
  }

  /** They are sent again once their leases have run out. */
  private void notMoved(List<Landing> landings, Throwable fault) {
    LOG.warnf("relayed lanes were not moved on; they are sent again: %s", fault.toString());
    end(landings);
  }

  private void end(List<Landing> landings) {
    landings.forEach(underWay::end);
    news.run();
    move();
  }
}
