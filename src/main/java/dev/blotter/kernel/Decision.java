package dev.blotter.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a pure decision comes to: events that shall be appended, or a rejection that appends
 * nothing. An acceptance without events is a command that changes nothing, such as cancelling what
 * is cancelled.
 *
 * @param <E> the events' type
 */
public sealed interface Decision<E> {

  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Rejected<E>(Rejection rejection) implements Decision<E> {}

  /** Accepted, and nothing changes. */
  static <E> Decision<E> nothing() {
    return new Accepted<>(List.of());
  }

  static <E> Decision<E> accept(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E> Decision<E> accept(List<E> events) {
    return new Accepted<>(events);
  }

  static <E> Decision<E> reject(Rejection rejection) {
    return new Rejected<>(rejection);
  }

  static <E> Decision<E> reject(RejectionCode code, String message) {
    return new Rejected<>(Rejection.of(code, message));
  }

  /** Rejected for that reason where there is one, else as it is decided. */
  static <E> Decision<E> unless(Optional<Rejection> refusal, Supplier<Decision<E>> decision) {
    return refusal.<Decision<E>>map(Decision::reject).orElseGet(decision);
  }

  /** The same decision with its events seen as another type. */
  default <F> Decision<F> map(Function<? super E, ? extends F> each) {
    return switch (this) {
      case Accepted<E>(var events) -> new Accepted<>(events.stream().<F>map(each).toList());
      case Rejected<E>(var rejection) -> new Rejected<>(rejection);
    };
  }
}
