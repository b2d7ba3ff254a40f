package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import java.time.Instant;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/**
 * Executions whose cash settles together.
 *
 * @param executions each, or the report that changed it
 */
public record Settling(Instant settlesAt, Currency currency, Set<ExecutionRef> executions) {

  public Settling {
    executions = shared(executions);
  }

  boolean isAt(Instant at, Currency of) {
    return settlesAt.equals(at) && currency.equals(of);
  }

  Settling plus(ExecutionRef execution) {
    return new Settling(settlesAt, currency, shared(executions).plus(execution));
  }

  private static MapPSet<ExecutionRef> shared(Set<ExecutionRef> executions) {
    return executions instanceof MapPSet<ExecutionRef> already
        ? already
        : HashTreePSet.from(executions);
  }
}
