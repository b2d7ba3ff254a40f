import { get } from '../core/api.js';
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
  SEALED: { word: 'Sealed', tone: 'good' },
  BEHIND: { word: 'Sealing', tone: 'wait' },
  BROKEN: { word: 'Broken', tone: 'bad' },
};

/**
 * The verdict in a word, with its tone.
 *
 * @returns {{word: string, tone: 'good' | 'wait' | 'bad' | 'plain'}}
 */
export function verdict({ summary, fault }) {
  if (fault !== null) {
    return { word: fault.notAvailable ? 'Not available' : 'Unknown', tone: 'plain' };
  }
  return VERDICTS[summary?.status] ?? { word: 'Asking', tone: 'plain' };
}
