package dev.blotter.eventlog;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import java.util.stream.Stream;

/** The events of the log's own tests: a log does not know what it keeps. */
public sealed interface Note extends DomainEvent {

  /** Something that was written down. */
  record Noted(String text) implements Note {}

  /** Reads and writes notes of every kind of aggregate. */
  static EventCodec codec() {
    return new JsonEventCodec(Stream.of(AggregateType.values()).map(Notebook::new).toList());
  }

  /** An aggregate of notes: its state is the last. */
  record Notebook(AggregateType type) implements Aggregate<String, Note> {

    @Override
    public Class<String> stateType() {
      return String.class;
    }

    @Override
    public Class<Note> eventType() {
      return Note.class;
    }

    @Override
    public int shape() {
      return 1;
    }

    @Override
    public String evolve(String state, Note event) {
      return switch (event) {
        case Noted noted -> noted.text();
      };
    }
  }
}
