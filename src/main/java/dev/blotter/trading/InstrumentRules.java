package dev.blotter.trading;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.order.OrderRejection;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instrument's own rules allow what is asked; the first that does not names the reason.
 * All of a position can always be closed at once, however little it is: no step and no minimum is
 * in the way of that, nor of other prices for an exit, whose quantity is not asked for. Pure.
 *
 * @param price what a unit is expected to cost or bring, or null where that is not known
 */
record InstrumentRules(InstrumentTerms instrument, Asked asked, @Nullable Price price) {

  /** The reason to refuse it, or empty where there is none. */
  Optional<Rejection> refusal() {
    return Stream.<Supplier<Optional<Rejection>>>of(
            this::status,
            () -> precision("limit_price", asked.terms().limitPrice()),
            () -> precision("stop_price", asked.terms().stopPrice()),
            this::largest,
            this::shortSale,
            this::smallest)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Rejection> status() {
    return switch (instrument.status()) {
      case TRADING -> Optional.empty();
      case CLOSE_ONLY -> asked.onlyCloses() ? Optional.empty() : closeOnly();
      case HALTED ->
          refused(OrderRejection.INSTRUMENT_HALTED, "The instrument is not traded now.", Map.of());
    };
  }

  private Optional<Rejection> closeOnly() {
    return refused(
        OrderRejection.INSTRUMENT_CLOSE_ONLY,
        "Positions in the instrument may only be made smaller.",
        asked.quantities());
  }

  private Optional<Rejection> precision(String field, @Nullable Price of) {
    var step = instrument.priceStep();
    return of == null || step == null
        ? Optional.empty()
        : onStep("price", field, of.value(), step.value());
  }

  private Optional<Rejection> largest() {
    var most = instrument.maxQuantity();
    return most != null && most.isLessThan(asked.terms().quantity())
        ? OrderLimits.above(OrderRejection.QUANTITY_EXCEEDS_MAXIMUM, most.toString())
        : Optional.empty();
  }

  private Optional<Rejection> shortSale() {
    return instrument.shortable() || !asked.sellsShort()
        ? Optional.empty()
        : refused(
            OrderRejection.SHORT_SALE_NOT_ALLOWED,
            "The instrument is not sold short.",
            asked.quantities());
  }

  private Optional<Rejection> smallest() {
    return asked.exit() || asked.closesAll()
        ? Optional.empty()
        : quantityStep().or(this::minQuantity).or(this::minNotional);
  }

  private Optional<Rejection> quantityStep() {
    var step = instrument.quantityStep();
    return step == null
        ? Optional.empty()
        : onStep("quantity", "qty", asked.terms().quantity().value(), step.value());
  }

  private Optional<Rejection> minQuantity() {
    Quantity least = instrument.minQuantity();
    return least != null && asked.terms().quantity().isLessThan(least)
        ? below(OrderRejection.QUANTITY_BELOW_MINIMUM, least.toString())
        : Optional.empty();
  }

  private Optional<Rejection> minNotional() {
    var least = instrument.minNotional();
    if (least == null || price == null) {
      return Optional.empty();
    }
    var value = price.value().multiply(asked.terms().quantity().value());
    return value.compareTo(least.value()) < 0
        ? below(OrderRejection.NOTIONAL_BELOW_MINIMUM, least.toString())
        : Optional.empty();
  }

  private static Optional<Rejection> onStep(
      String what, String field, BigDecimal value, BigDecimal step) {
    return value.remainder(step).signum() == 0
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                OrderRejection.BAD_PRECISION,
                "The " + what + " must be a multiple of " + step.toPlainString() + ".",
                field,
                Map.of("step", step.toPlainString())));
  }

  private static Optional<Rejection> below(OrderRejection code, String minimum) {
    return refused(code, "The order is smaller than one order may be.", Map.of("minimum", minimum));
  }

  private static Optional<Rejection> refused(
      OrderRejection code, String message, Map<String, String> context) {
    return Optional.of(Rejection.of(code, message, context));
  }
}
