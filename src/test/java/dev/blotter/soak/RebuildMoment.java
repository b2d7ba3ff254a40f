package dev.blotter.soak;

import dev.blotter.projection.rebuild.RebuildState;
import java.util.Set;

/**
 * Where a rebuild is.
 *
 * @param lanes how many lanes are through with this phase
 * @param atWork the nodes that have a transaction of it under way
 */
record RebuildMoment(String model, RebuildState phase, int lanes, Set<String> atWork) {

  boolean isIn(String itsModel, RebuildState itsPhase) {
    return model.equals(itsModel) && phase == itsPhase;
  }
}
