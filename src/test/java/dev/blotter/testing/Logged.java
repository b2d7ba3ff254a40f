package dev.blotter.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, from level INFO on, until it is closed. */
public final class Logged extends Handler implements AutoCloseable {

  private final Logger logger;
  private final List<String> texts = new CopyOnWriteArrayList<>();

  private Logged(Logger logger) {
    this.logger = logger;
  }

  /** Listens from now on. */
  public static Logged by(Class<?> type) {
    var logged = new Logged(Logger.getLogger(type.getName()));
    logged.logger.addHandler(logged);
    return logged;
  }

  /** The texts so far, without their stacks. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
      texts.add(new SimpleFormatter().formatMessage(entry));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
