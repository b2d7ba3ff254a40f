package dev.blotter.activity;

import dev.blotter.position.Adjustment.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What kind of entry, in the words that brokers use. */
public enum ActivityType {
  /** An execution, its correction or its bust, with its commission. */
  FILL("TradeCashPosted"),
  /** A fee that belongs to no execution. */
  FEE("FeeCharged"),
  /** A dividend, which is below zero where a short owes it. */
  DIV("DividendPosted"),
  /** Cash deposited. */
  CSD("CashDeposited"),
  /** Cash withdrawn. */
  CSW("CashWithdrawn"),
  /** A split of what is held, with the cash that was paid for fractions, or that cash alone. */
  SPLIT("HoldingAdjusted"),
  /** What is held was corrected, since it differed from a statement. */
  ADJ("HoldingAdjusted");

  private final String event;

  ActivityType(String event) {
    this.event = event;
  }

  /** Those that names, parted by commas, name; empty where one names none. */
  public static Optional<Set<ActivityType>> parse(String names) {
    var types = EnumSet.noneOf(ActivityType.class);
    for (var name : names.split(",", -1)) {
      var found = Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      types.add(found.get());
    }
    return Optional.of(types);
  }

  /** The kind that an adjustment of a holding is. */
  static ActivityType ofAdjustment(String reason) {
    return reason.equals(Reason.RECONCILIATION.name()) ? ADJ : SPLIT;
  }

  /** The types of the events that entries of these kinds are made of. */
  static List<String> events(Set<ActivityType> types) {
    return types.stream().map(type -> type.event).distinct().toList();
  }

  /** The reasons of adjustments that entries of these kinds are made of. */
  static List<String> reasons(Set<ActivityType> types) {
    return Arrays.stream(Reason.values())
        .map(Reason::name)
        .filter(reason -> types.contains(ofAdjustment(reason)))
        .toList();
  }
}
