package dev.blotter.audit.account;

import java.util.ArrayList;
import java.util.List;

/** Keeps each point until it is told, once. */
final class EveryPoint implements MoneyPoints {

  private List<MoneyPoint> added = new ArrayList<>();

  @Override
  public void add(MoneyPoint point) {
    added.add(point);
  }

  @Override
  public List<MoneyPoint> points() {
    var points = added;
    added = new ArrayList<>();
    return points;
  }
}
