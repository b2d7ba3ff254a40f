package dev.blotter.eventlog.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Writers that begin, wait and end in a random order, while a reader follows by cursor. Whether the
 * reader saw what was committed tells whether the log can be read that way.
 */
final class Interleaving {

  /** A log that is written by transactions held open and read by a cursor. */
  interface Script {

    /** Begins to write something of that name. */
    HeldTransaction<?> begin(String name);

    /** The names of what is new to the reader, in the order it reads them. */
    List<String> read();
  }

  private record Writer(String name, HeldTransaction<?> transaction) {}

  private final Script script;
  private final RandomGenerator random;
  private final List<Writer> open = new ArrayList<>();
  private final Set<String> committed = new HashSet<>();
  private final List<String> seen = new ArrayList<>();
  private int begun;

  Interleaving(Script script, RandomGenerator random) {
    this.script = script;
    this.random = random;
  }

  /** Runs that many writers to their end, and the reader throughout. */
  Interleaving run(int writers) throws Exception {
    while (begun < writers || !open.isEmpty()) {
      switch (random.nextInt(3)) {
        case 0 -> begin(writers);
        case 1 -> end();
        default -> seen.addAll(script.read());
      }
    }
    var last = script.read();
    while (!last.isEmpty()) {
      seen.addAll(last);
      last = script.read();
    }
    return this;
  }

  /** What the reader saw, in its order. */
  List<String> seen() {
    return seen;
  }

  /** What was written and not given up. */
  Set<String> committed() {
    return committed;
  }

  private void begin(int writers) {
    if (begun < writers) {
      var name = "w" + begun++;
      open.add(new Writer(name, script.begin(name)));
    }
  }

  private void end() throws Exception {
    var answered = open.stream().filter(writer -> writer.transaction().isAnswered()).toList();
    if (answered.isEmpty()) {
      Thread.onSpinWait();
      return;
    }
    var writer = answered.get(random.nextInt(answered.size()));
    open.remove(writer);
    switch (random.nextInt(20)) {
      case 0 -> writer.transaction().kill();
      case 1, 2, 3 -> writer.transaction().rollback();
      default -> {
        writer.transaction().results();
        writer.transaction().commit();
        committed.add(writer.name());
      }
    }
  }
}
