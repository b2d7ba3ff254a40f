package dev.blotter.audit.account;

import dev.blotter.kernel.Money;

/**
 * What an account has in one currency.
 *
 * @param cash settled or not
 * @param reserved what active orders hold of it
 * @param positionCost what is held cost, less what is owed brought
 * @param realizedPnl of all positions, those that are closed included, after fees
 */
public record MoneyFigures(Money cash, Money reserved, Money positionCost, Money realizedPnl) {}
