import { grouped, moneyText } from '../core/figures.js';
import { plain } from '../core/plain.js';

/**
 * What an event says in a line: its own figures, no arithmetic.
 *
 * @param {{event_type: string, payload: object}} event
 * @returns {string}
 */
export function summary({ event_type: type, payload }) {
  return plain((LINES[type] ?? otherwise)(payload ?? {}));
}

const LINES = {
  OrderInitialized: (p) => `${terms(p.terms)} · ${p.client_order_id}${role(p.group)}`,
  OrderDenied: reason,
  OrderRejected: reason,
  OrderCancelRejected: reason,
  OrderModifyRejected: reason,
  OrderCanceled: (p) => `${grouped(p.cancelled)} cancelled · ${reason(p)}`,
  OrderExpired: (p) => `${grouped(p.expired)} expired · ${reason(p)}`,
  OrderSuspended: ({ reason: code, text }) => reason({ code, text }),
  OrderReinstated: ({ reason: code, text }) => reason({ code, text }),
  OrderAccepted: (p) => p.venue_order_id ?? '',
  OrderPendingUpdate: (p) => terms(p.requested),
  OrderUpdated: (p) => `${terms(p.terms)} · revision ${p.revision}`,
  OrderFilled: (p) => `${fill(p)} · ${done(p.figures)}${p.late ? ' · late' : ''}`,
  OrderFillCorrected: (p) => `${p.exec_ref_id} is now ${fill(p)} · ${done(p.figures)}`,
  OrderFillBusted: (p) => `${p.exec_ref_id} never was · ${done(p.figures)}`,
  OrderGroupDiverged: diverged,
  OrderRestated: (p) => `${p.reason}${trailed(p.trailed ?? {})} · ${terms(p.terms)}`,
  PortfolioOpened: (p) => `${p.account_type} account in ${p.base_currency}`,
  FundsReserved: (p) => `${moneyText(p.reserved)} for ${p.side} ${grouped(p.quantity)} ${p.symbol}`,
  FundsReleased: (p) => `${moneyText(p.released)} free again`,
  TradeCashPosted: (p) => `${moneyText(p.amount)} · ${p.exec_id} · ${balance(p)}`,
  CommissionCharged: (p) => `${moneyText(p.amount)} · ${p.exec_id} · ${balance(p)}`,
  PositionOpened: (p) => `${leg(p.fill)} ${p.symbol} · ${holds(p.figures)}`,
  PositionChanged: (p) => `${leg(p.fill)} · ${holds(p.figures)}`,
  PositionClosed: (p) => `${leg(p.fill)} · realized ${moneyText(p.figures.realized_pnl)}`,
  PositionAdjusted: (p) => holds(p.figures),
  UserRegistered: () => 'personal data encrypted',
  UserProfileUpdated: () => 'personal data encrypted',
};

function otherwise(payload) {
  const parts = [payload.code, payload.reason, payload.reference];
  parts.push(payload.amount && moneyText(payload.amount), payload.balance && balance(payload));
  return parts.filter(Boolean).join(' · ');
}

function reason({ code, text }) {
  return [code, text].filter(Boolean).join(' · ');
}

function terms({ side, quantity, symbol, type, handling, ...prices }) {
  const asked = `${side} ${grouped(quantity)} ${symbol} ${type}${at(prices)}`;
  const { post_only: rests, extended_hours: extended } = handling ?? {};
  return `${asked}${rests ? ' post-only' : ''}${extended ? ' extended hours' : ''}`;
}

function at({ limit_price: limit, stop_price: stop, trail }) {
  const waits = stop ? ` stop ${grouped(stop)}` : '';
  return `${limit ? ` @ ${grouped(limit)}` : ''}${waits}${trail ? behind(trail) : ''}`;
}

function behind({ price, percent }) {
  return price ? ` trail ${grouped(price)}` : ` trail ${percent}%`;
}

function trailed({ stop_price: stop, hwm: best }) {
  return `${stop ? ` · stop ${grouped(stop)}` : ''}${best ? ` · best ${grouped(best)}` : ''}`;
}

function role(group) {
  return group ? ` · ${group.role} of a ${group.order_class}` : '';
}

function fill({ last_qty: quantity, last_px: price, exec_id: id }) {
  return `${grouped(quantity)} @ ${grouped(price)} · ${id}`;
}

function done({ cum_qty: done, quantity, overfill_qty: beyond }) {
  const over = beyond ? ` and ${grouped(beyond)} beyond` : '';
  return `${grouped(done)} of ${grouped(quantity)}${over}`;
}

function diverged({ overfill, unguarded }) {
  if (overfill) {
    return `${grouped(overfill)} closed beyond what there was`;
  }
  return unguarded ? `${grouped(unguarded)} held that no exit closes` : 'in step again';
}

function leg({ side, quantity, price }) {
  return `${side} ${grouped(quantity)} @ ${grouped(price)}`;
}

function holds({ side, signed_quantity: quantity }) {
  return `${side} ${grouped(String(quantity).replace('-', ''))}`;
}

function balance({ balance: { total } }) {
  return `balance ${moneyText(total)}`;
}
