package dev.blotter.activity;

import dev.blotter.position.Adjustment.Reason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of entry, in the words that brokers use. */
public enum ActivityType {
  /** An execution, its correction or its bust, with its commission. */
  FILL("TradeCashPosted", null),
  /** A fee that belongs to no execution. */
  FEE("FeeCharged", null),
  /** A dividend, which is below zero where a short owes it. */
  DIV("DividendPosted", null),
  /** Cash deposited. */
  CSD("CashDeposited", null),
  /** Cash withdrawn. */
  CSW("CashWithdrawn", null),
  /** A split of what is held, with the cash that was paid for fractions. */
  SPLIT("HoldingAdjusted", Reason.SPLIT),
  /** What is held was corrected, since it differed from a statement. */
  ADJ("HoldingAdjusted", Reason.RECONCILIATION);

  private final String event;
  private final @Nullable Reason reason;

  ActivityType(String event, @Nullable Reason reason) {
    this.event = event;
    this.reason = reason;
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
    return reason.equals(Reason.SPLIT.name()) ? SPLIT : ADJ;
  }

  /** The types of the events that entries of these kinds are made of. */
  static List<String> events(Set<ActivityType> types) {
    return types.stream().map(type -> type.event).distinct().toList();
  }

  /** The reasons of adjustments that entries of these kinds are made of. */
  static List<String> reasons(Set<ActivityType> types) {
    return types.stream()
        .flatMap(type -> Optional.ofNullable(type.reason).stream())
        .map(Reason::name)
        .toList();
  }
}
