import { store } from './store.js';

const KEY = 'blotter.audit.clock';

/** How times are shown: 'utc' or 'local'. */
export const clock = store(localStorage.getItem(KEY) === 'local' ? 'local' : 'utc');

clock.subscribe((chosen) => localStorage.setItem(KEY, chosen));

/**
 * A moment as a person reads it, to the microsecond.
 *
 * @param {string} iso as the service writes it, in UTC
 * @param {'utc' | 'local'} zone
 */
export function readable(iso, zone) {
  return zone === 'utc'
    ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${micros(iso)}Z`
    : `${localDate(iso)} ${localTime(iso)}.${micros(iso)}${offset(iso)}`;
}

/** Only the time of the day, for dense lists. */
export function timeOfDay(iso, zone) {
  return zone === 'utc'
    ? `${iso.slice(11, 19)}.${micros(iso)}`
    : `${localTime(iso)}.${micros(iso)}`;
}

/** Only the date, in the same zone. */
export function dateOf(iso, zone) {
  return zone === 'utc' ? iso.slice(0, 10) : localDate(iso);
}

/** The moment as text that sorts by time: of a second the service leaves out what is zero. */
export function sortable(iso) {
  return `${iso.slice(0, 19)}.${micros(iso)}`;
}

// A browser's Date knows no microseconds: they are taken from the text.
function micros(iso) {
  const fraction = /\.(\d+)Z?$/.exec(iso)?.[1] ?? '';
  return fraction.padEnd(6, '0').slice(0, 6);
}

function localDate(iso) {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function localTime(iso) {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

function offset(iso) {
  const minutes = -new Date(iso).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
