const DECIMAL = /^-?\d+(\.\d+)?$/;

/** True for the text of a number, as the service writes money, prices and quantities. */
export function isDecimal(value) {
  return typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value));
}

/**
 * A number with its thousands apart and a true minus. Worked on as text: a browser's numbers would
 * lose digits.
 *
 * @param {string | number} value
 */
export function grouped(value) {
  const [, sign, whole, fraction] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [];
  if (whole === undefined) {
    return String(value);
  }
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction ?? ''}`;
}

/** @param {{amount: string, currency: string}} money */
export function moneyText(money) {
  return `${grouped(money.amount)} ${money.currency}`;
}

export function isMoney(value) {
  return value !== null && typeof value === 'object' && 'amount' in value && 'currency' in value;
}

/** A count with its noun: 1 event, 2,000 events. */
export function counted(number, noun, nouns = `${noun}s`) {
  return `${grouped(number)} ${Number(number) === 1 ? noun : nouns}`;
}
