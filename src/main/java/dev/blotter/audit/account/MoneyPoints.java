package dev.blotter.audit.account;

import java.util.List;

/** Keeps points until they are told. */
interface MoneyPoints {

  /** Adds a point that is later than those before. */
  void add(MoneyPoint point);

  /** Those to tell now, in order. */
  List<MoneyPoint> points();
}
