import { get } from '../core/api.js';
import { counted } from '../core/figures.js';
import { store } from '../core/store.js';

/** What the ledger says of itself, shared by the badge and the view. */
export const ledger = store({ summary: null, fault: null });

/** Asks again. */
export async function refreshLedger() {
  try {
    ledger.set({ summary: await get('audit/ledger'), fault: null });
  } catch (fault) {
    ledger.set({ summary: null, fault });
  }
}

const VERDICTS = {
  SEALED: { word: 'Sealed', tone: 'good', sentence: 'Every event is sealed.' },
  BEHIND: {
    word: 'Sealing',
    tone: 'wait',
    sentence: 'The newest events are still to be sealed, which takes about a second.',
  },
  BROKEN: {
    word: 'Broken',
    tone: 'bad',
    sentence: 'The log is not what was sealed, or something that vouches for it is not.',
  },
};
const NOTICED =
  'Not all of them are what was sealed, or something that vouches for them is not: ' +
  'somebody has taken notice, as is told below.';
const ASKING = { word: 'Asking', tone: 'plain', sentence: 'Asking the ledger …' };
const SILENT = { word: 'Unknown', tone: 'plain', sentence: 'The ledger did not answer.' };
const CLOSED = {
  word: 'Not shown',
  tone: 'plain',
  sentence: 'The ledger is shown to auditors and operators alone.',
};
const NONE = { word: 'Not available', tone: 'plain', sentence: 'This service keeps no ledger.' };

/**
 * The verdict in a word or a few, with its tone and what it means. What somebody has acknowledged is
 * still wrong, and no reason for green.
 *
 * @returns {{word: string, tone: 'good' | 'wait' | 'bad' | 'plain', sentence: string}}
 */
export function verdict({ summary, fault }) {
  if (fault !== null) {
    return unknown(fault);
  }
  const known = VERDICTS[summary?.status] ?? ASKING;
  const acknowledged = summary?.acknowledged_faults ?? 0;
  return acknowledged === 0 || known.tone === 'bad'
    ? known
    : {
        word: `${known.word}, ${counted(acknowledged, 'fault')} acknowledged`,
        tone: 'wait',
        sentence: `${known.sentence} ${NOTICED}`,
      };
}

/** Why there is no verdict. */
function unknown(fault) {
  if (fault.notAvailable) {
    return NONE;
  }
  return fault.status === 403 ? CLOSED : SILENT;
}
