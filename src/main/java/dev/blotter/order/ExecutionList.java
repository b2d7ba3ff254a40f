package dev.blotter.order;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list of executions that knows what they come to: an order may have thousands, and each report
 * asks for that several times. Immutable.
 */
final class ExecutionList extends AbstractList<ExecutionChain> implements RandomAccess {

  private final List<ExecutionChain> chains;
  private final ExecutionTotals totals;

  private ExecutionList(List<ExecutionChain> chains, ExecutionTotals totals) {
    this.chains = chains;
    this.totals = totals;
  }

  static ExecutionList of(List<ExecutionChain> chains) {
    if (chains instanceof ExecutionList already) {
      return already;
    }
    var totals = ExecutionTotals.NONE;
    for (var chain : chains) {
      totals = totals.plus(chain);
    }
    return new ExecutionList(List.copyOf(chains), totals);
  }

  ExecutionTotals totals() {
    return totals;
  }

  /** With one more at the end. */
  ExecutionList with(ExecutionChain chain) {
    var longer = new ArrayList<ExecutionChain>(chains.size() + 1);
    longer.addAll(chains);
    longer.add(chain);
    return new ExecutionList(longer, totals.plus(chain));
  }

  @Override
  public ExecutionChain get(int index) {
    return chains.get(index);
  }

  @Override
  public int size() {
    return chains.size();
  }
}
