package dev.blotter.marketdata;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument is traded. What is null is no rule.
 *
 * @param name what people call it, or null
 * @param currency what its prices are in
 * @param priceStep prices are multiples of it
 * @param quantityStep quantities are multiples of it; 1 where there are no fractions
 * @param minQuantity the smallest quantity of an order
 * @param maxQuantity the largest quantity of an order
 * @param minNotional the smallest value of an order, in the currency
 * @param shortable whether more may be sold than is held
 */
public record InstrumentTerms(
    @Nullable String name,
    AssetClass assetClass,
    Currency currency,
    @Nullable Price priceStep,
    @Nullable Quantity quantityStep,
    @Nullable Quantity minQuantity,
    @Nullable Quantity maxQuantity,
    @Nullable Notional minNotional,
    boolean shortable,
    TradingStatus status) {}
