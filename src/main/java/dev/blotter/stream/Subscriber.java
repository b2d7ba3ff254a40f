package dev.blotter.stream;

import dev.blotter.stream.FeedWindow.Mark;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader. As long as it keeps up it is written what comes into the window; once a part of that
 * is gone it reads the log by itself, page by page as it takes them, until it has caught up. Used
 * on one event loop only, save where that is said.
 */
final class Subscriber {

  private static final Logger LOG = Logger.getLogger(Subscriber.class);

  private final StreamRequest request;
  private final Outlet outlet;
  private final Executor loop;
  private final Supply supply;

  /** Where it is in the window; while it reads the log, where it is to get. */
  private Mark at;

  /** Where it is in the log while it reads that; null while it follows the window. */
  private @Nullable Place behind;

  /** Whether a page is on its way: there is never more than one. */
  private boolean reading;

  private boolean blocked;
  private boolean ended;
  private boolean cut;
  private long wroteAt = System.nanoTime();
  private long blockedAt;
  private long endedAt;

  /**
   * @param from where to begin, nowhere further than {@code at}
   * @param loop runs work on the event loop of the outlet
   */
  Subscriber(
      StreamRequest request, Place from, Mark at, Outlet outlet, Executor loop, Supply supply) {
    this.request = request;
    this.outlet = outlet;
    this.loop = loop;
    this.supply = supply;
    this.at = at;
    this.behind = from.equals(at.place()) ? null : from;
  }

  void begin() {
    var out = new ByteArrayOutputStream();
    request.format().begin(out, cursor());
    write(out);
    if (behind != null) {
      readOn();
    }
  }

  /** Writes what has come into the window, as long as the reader takes it. */
  void deliver(Batches batches) {
    while (behind == null && isOpen()) {
      var batch = batches.after(at, request.feed(), request.format());
      if (batch == null) {
        behind = place();
        supply.meters().fellBehind();
        catchUp();
        return;
      }
      boolean more = batch.end() > at.number();
      at = new Mark(batch.end(), at.place(), batch.cursor());
      sent(batch.bytes(), batch.events());
      if (!more) {
        return;
      }
    }
  }

  /**
   * @param now of {@link System#nanoTime}
   * @param time of the clock
   */
  void tick(long now, Instant time, Duration heartbeat, Duration patience) {
    if (ended) {
      cutOff(now, patience);
    } else if (blocked && now - blockedAt > patience.toNanos()) {
      end(Ending.SLOW_READER);
    } else if (request.isOver(time)) {
      end(Ending.TOKEN_EXPIRED);
    } else if (!blocked && now - wroteAt > heartbeat.toNanos()) {
      var out = new ByteArrayOutputStream();
      request.format().heartbeat(out, cursor());
      write(out);
    }
  }

  /** Says where to resume, and ends. */
  void end(Ending reason) {
    if (ended) {
      return;
    }
    var out = new ByteArrayOutputStream();
    request.format().resume(out, cursor(), reason);
    outlet.write(out.toByteArray());
    ended = true;
    endedAt = System.nanoTime();
    outlet.end();
    supply.meters().ended(reason);
  }

  /** Nothing more can be written. */
  void gone() {
    ended = true;
    cut = true;
  }

  /** What it was told last is not taken either for just as long: then the connection goes. */
  private void cutOff(long now, Duration patience) {
    if (!cut && now - endedAt > patience.toNanos()) {
      cut = true;
      outlet.cut();
    }
  }

  private void catchUp() {
    at = supply.window().end();
    readOn();
  }

  private void readOn() {
    var from = behind;
    if (from == null || reading || !isOpen()) {
      return;
    }
    if (from.spansTo(at.place(), request.feed()::reaches).isEmpty()) {
      behind = null;
      if (!supply.window().holdsAllAfter(at.number())) {
        behind = at.place();
        catchUp();
        return;
      }
      deliver(new Batches(supply.window()));
      return;
    }
    reading = true;
    supply
        .catchUp()
        .next(request.feed(), request.format(), from, at.place())
        .subscribe()
        .with(
            page -> loop.execute(() -> took(page)),
            fault -> loop.execute(() -> interrupted(fault)));
  }

  private void took(CatchUp.Page page) {
    reading = false;
    behind = page.place();
    sent(page.bytes(), page.events());
    readOn();
  }

  private void interrupted(Throwable fault) {
    if (!ended) {
      LOG.warnf("a stream is interrupted, since the log cannot be read: %s", fault.toString());
      end(Ending.INTERRUPTED);
    }
  }

  /** Whether more can be written now; if not, goes on by itself once it can. */
  private boolean isOpen() {
    if (ended || blocked) {
      return false;
    }
    if (outlet.isFull()) {
      blocked = true;
      blockedAt = System.nanoTime();
      outlet.onDrain(this::drained);
      return false;
    }
    return true;
  }

  private void drained() {
    if (!blocked) {
      return;
    }
    blocked = false;
    if (behind == null) {
      deliver(new Batches(supply.window()));
    } else {
      readOn();
    }
  }

  private void sent(Bytes bytes, int events) {
    if (bytes.length() > 0 && !ended) {
      bytes.writeTo(outlet);
      wroteAt = System.nanoTime();
      supply.meters().sent(events);
    }
  }

  private void write(ByteArrayOutputStream out) {
    outlet.write(out.toByteArray());
    wroteAt = System.nanoTime();
  }

  private String cursor() {
    return request.feed().cursor(behind == null ? place() : behind);
  }

  /** Where it is while it follows the window. */
  private Place place() {
    return Cursors.parseAll(at.cursor()).orElseThrow();
  }
}
