package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The group that an order belongs to, and its part in it.
 *
 * @param groupId the id of its first order: the entry, or the take-profit where there is none
 * @param orderClass never SIMPLE
 * @param parentId the entry that an exit belongs to; null for the entry and where there is none
 * @param linkedOrderIds the others of the group
 * @param quantity what exits without an entry close together, as it was placed; else null
 * @param units what the splits since then have made of one unit of this order; null while there was
 *     none
 * @param overfill of an exit: what the exits executed together beyond what they were to close, in
 *     units of this order; null where nothing is
 * @param unguarded of an entry: what is open and no exit closes, since all have ended, as it was
 *     told then; null where nothing is
 */
public record OrderGroup(
    UUID groupId,
    OrderClass orderClass,
    GroupRole role,
    @Nullable UUID parentId,
    List<UUID> linkedOrderIds,
    @Nullable Quantity quantity,
    @Nullable Ratio units,
    @Nullable Quantity overfill,
    @Nullable Quantity unguarded) {

  public OrderGroup {
    linkedOrderIds = List.copyOf(linkedOrderIds);
  }

  /** As it is placed. */
  static OrderGroup placed(
      UUID groupId,
      OrderClass orderClass,
      GroupRole role,
      @Nullable UUID parentId,
      List<UUID> linkedOrderIds,
      @Nullable Quantity quantity) {
    return new OrderGroup(
        groupId, orderClass, role, parentId, linkedOrderIds, quantity, null, null, null);
  }

  /** The class of an order that belongs to that group, or to none. */
  static OrderClass classOf(@Nullable OrderGroup group) {
    return group == null ? OrderClass.SIMPLE : group.orderClass();
  }

  /** What that group says, or null where there is none. */
  static <T> @Nullable T part(
      @Nullable OrderGroup group, Function<OrderGroup, ? extends @Nullable T> part) {
    return group == null ? null : part.apply(group);
  }

  /** True for an exit that waits for an entry before any venue hears of it. */
  boolean beginsHeld() {
    return parentId != null;
  }

  /** New units of this order for those in which it was placed. */
  public Ratio unitsSincePlaced() {
    return Objects.requireNonNullElse(units, Ratio.ONE);
  }

  /** That many units of another order of the group in those of this one. */
  public Quantity inUnitsOf(Ratio others, Quantity quantityOfOther) {
    var ratio = others.inverse().then(unitsSincePlaced());
    if (ratio.equals(Ratio.ONE)) {
      return quantityOfOther;
    }
    var scaled = ratio.times(quantityOfOther.value(), Quantity.SCALE, RoundingMode.HALF_EVEN);
    return Quantity.parse(scaled.toPlainString()).orElse(Quantity.LARGEST);
  }

  OrderGroup split(Ratio ratio) {
    return with(unitsSincePlaced().then(ratio), overfill, unguarded);
  }

  OrderGroup diverged(@Nullable Quantity nowOverfill, @Nullable Quantity nowUnguarded) {
    return with(units, nowOverfill, nowUnguarded);
  }

  private OrderGroup with(
      @Nullable Ratio nowUnits, @Nullable Quantity nowOverfill, @Nullable Quantity nowUnguarded) {
    return new OrderGroup(
        groupId,
        orderClass,
        role,
        parentId,
        linkedOrderIds,
        quantity,
        nowUnits,
        nowOverfill,
        nowUnguarded);
  }
}
