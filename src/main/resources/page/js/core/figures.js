const DECIMAL = /^-?\d+(\.\d+)?$/;
// Ids, names and words that somebody chose, who may have chosen digits.
const WORDS =
  /(^|_)(ids?|key|code|reason|text|tag|intent|reference|venue|symbol|actor|reader|hold|node|path|query)$/;

/**
 * True for a number, also as text, in which the service writes money, prices and quantities.
 *
 * @param {unknown} value
 * @param {string} name of the value, or a JSON pointer to it: what is an id by its name is no figure
 */
export function isFigure(value, name) {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && DECIMAL.test(value));
  return isNumber && !WORDS.test(nameIn(name));
}

/** The last name in a pointer; the values of a list are called like the list. */
function nameIn(pointer) {
  return pointer.split('/').findLast((part) => !/^\d+$/.test(part)) ?? '';
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
