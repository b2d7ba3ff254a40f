package dev.blotter.portfolio;

import dev.blotter.kernel.RejectionCode;

/** Why something asked of a portfolio, or an order that binds it, is refused. */
public enum PortfolioRejection implements RejectionCode {
  /** There is no such portfolio, or not for the asker. */
  PORTFOLIO_NOT_FOUND(Kind.NOT_FOUND),
  /** An amount is above zero. */
  AMOUNT_NOT_POSITIVE(Kind.RULE),
  /** No currency has that code, and the account has nothing of one that is called so. */
  UNKNOWN_CURRENCY(Kind.RULE),
  /** A withdrawal takes only what is settled and free, and leaves what open shorts hold. */
  INSUFFICIENT_FUNDS(Kind.RULE),
  /** The order needs more cash than can be spent. */
  NOTIONAL_EXCEEDS_FREE_BALANCE(Kind.RULE),
  /** The short sale needs more cash than can be spent. */
  MARGIN_EXCEEDS_FREE_BALANCE(Kind.RULE),
  /** The order sells more than is held and not about to be sold. */
  INSUFFICIENT_QUANTITY(Kind.RULE),
  /** A reduce-only order that would open or enlarge a position. */
  REDUCE_ONLY_WOULD_INCREASE_POSITION(Kind.RULE),
  /** Without a price nothing can be reserved. */
  NO_REFERENCE_PRICE(Kind.RULE);

  private final Kind kind;

  PortfolioRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
