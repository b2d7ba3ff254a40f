package dev.blotter.job;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The time for which work that comes again and again fails each time. It is said once when it
 * begins, with its stack, and once when the work goes on: where the database is away, everything
 * fails, some of it many times a second. Thread-safe.
 */
public final class Outage {

  private final Logger log;
  private final String work;
  private final AtomicBoolean lasts = new AtomicBoolean();

  /**
   * @param log of whoever does the work
   * @param work what it is called, as a sentence begins with it
   */
  public Outage(Logger log, String work) {
    this.log = log;
    this.work = work;
  }

  /** It has failed, and is tried again. */
  public void failed(Throwable failure) {
    if (lasts.compareAndSet(false, true)) {
      log.warnf(failure, "%s has failed; it is tried again", work);
    } else {
      log.debugf(failure, "%s has failed again", work);
    }
  }

  /** It went well. */
  public void over() {
    if (lasts.get() && lasts.compareAndSet(true, false)) {
      log.infof("%s goes on", work);
    }
  }
}
