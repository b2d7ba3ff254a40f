/** The events of the service, for completion; others can be typed. */
export const EVENT_TYPES = [
  'UserRegistered',
  'UserProfileUpdated',
  'TradingBlocked',
  'TradingUnblocked',
  'LegalHoldPlaced',
  'LegalHoldReleased',
  'UserClosed',
  'UserErased',
  'PortfolioOpened',
  'CashDeposited',
  'CashWithdrawn',
  'WithdrawalRejected',
  'FundsReserved',
  'FundsReleased',
  'TradeCashPosted',
  'CommissionCharged',
  'FeeCharged',
  'DividendPosted',
  'HoldingAdjusted',
  'CashSettled',
  'PortfolioValued',
  'OrderInitialized',
  'OrderDenied',
  'OrderSubmitted',
  'OrderAccepted',
  'OrderRejected',
  'OrderTriggered',
  'OrderPendingCancel',
  'OrderCancelRejected',
  'OrderCanceled',
  'OrderPendingUpdate',
  'OrderUpdated',
  'OrderModifyRejected',
  'OrderFilled',
  'OrderFillCorrected',
  'OrderFillBusted',
  'OrderExpired',
  'OrderDoneForDay',
  'OrderRestated',
  'OrderSuspended',
  'OrderReinstated',
  'OrderGroupDiverged',
  'PositionOpened',
  'PositionChanged',
  'PositionClosed',
  'PositionAdjusted',
];

const BAD = /(Denied|Rejected|Busted|Blocked|Erased)$/;
const CHANGED = /(Corrected|Adjusted|Restated|Diverged)$/;
const GOOD = /(Filled|Opened|Deposited|Accepted)$/;

/** How an event is marked in a list, beside its name. */
export function toneOfEvent(type) {
  if (BAD.test(type)) {
    return 'bad';
  }
  if (CHANGED.test(type)) {
    return 'wait';
  }
  return GOOD.test(type) ? 'good' : 'plain';
}

/** `OrderFillCorrected` as words: Order fill corrected. */
export function eventWords(type) {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
