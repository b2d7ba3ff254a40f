package dev.blotter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.RejectionCode;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a decider does as a sentence: given what happened, when this is asked, then that.
 *
 * @param <S> the state
 * @param <E> the events
 * @param <C> the commands
 */
public final class DeciderSpec<S, E extends DomainEvent, C> {

  private final Aggregate<S, E> aggregate;
  private final BiFunction<@Nullable S, C, Decision<E>> decider;

  public DeciderSpec(Aggregate<S, E> aggregate, BiFunction<@Nullable S, C, Decision<E>> decider) {
    this.aggregate = aggregate;
    this.decider = decider;
  }

  /** The state that these events lead to. */
  public Given given(List<? extends E> events) {
    @Nullable S state = null;
    for (var event : events) {
      state = aggregate.evolve(state, event);
    }
    return new Given(state);
  }

  /** A state to start from. */
  public final class Given {
    private final @Nullable S state;

    private Given(@Nullable S state) {
      this.state = state;
    }

    public @Nullable S state() {
      return state;
    }

    /** Also given: this was asked and accepted. */
    public Given and(C command) {
      return when(command).accepted();
    }

    public Outcome when(C command) {
      return new Outcome(state, decider.apply(state, command));
    }
  }

  /** What came of it. */
  public final class Outcome {
    private final @Nullable S before;
    private final Decision<E> decision;

    private Outcome(@Nullable S before, Decision<E> decision) {
      this.before = before;
      this.decision = decision;
    }

    /** The state afterwards. */
    public Given accepted() {
      @Nullable S state = before;
      for (var event : events()) {
        state = aggregate.evolve(state, event);
      }
      return new Given(state);
    }

    public List<E> events() {
      return switch (decision) {
        case Decision.Accepted<E>(var events) -> events;
        case Decision.Rejected<E>(var reason) -> fail("refused: " + reason);
      };
    }

    /** These events, by their names, and no others. */
    public Given happened(String... types) {
      assertThat(events()).extracting(DomainEvent::type).containsExactly(types);
      return accepted();
    }

    public Given nothingHappened() {
      assertThat(events()).isEmpty();
      return new Given(before);
    }

    public Given refusedWith(RejectionCode code) {
      switch (decision) {
        case Decision.Accepted<E>(var events) -> fail("accepted: " + events);
        case Decision.Rejected<E>(var reason) -> assertThat(reason.code()).isEqualTo(code);
      }
      return new Given(before);
    }
  }
}
