// Marks and overrides of direction, and controls but the tab and the ends of lines.
const HIDDEN = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\0-\x08\v\f\x0E-\x1F\x7F-\x9F]/g;

/**
 * A text that somebody typed, with a visible escape in place of each character that shows nothing and
 * may turn round what stands beside it.
 *
 * @param {string | undefined} text
 */
export function plain(text) {
  return text?.replace(HIDDEN, escaped);
}

function escaped(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase();
  return `\\u${code.padStart(4, '0')}`;
}
