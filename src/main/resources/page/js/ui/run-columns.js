import { html } from '../lib/preact.js';
import { href } from '../core/route.js';
import { Moment } from './moment.js';
import { Status, toneOf } from './status.js';

/** When a run began, which leads to it in that view. */
export function started(view, chosen) {
  return {
    name: 'Started',
    cell: ({ id, started_at: at }) =>
      html`<a href=${href(view, { run: id })} aria-current=${id === chosen ? 'true' : undefined}
        ><${Moment} at=${at}
      /></a>`,
  };
}

/** How it went. */
export const result = {
  name: 'Result',
  cell: ({ status }) => html`<${Status} tone=${toneOf(status)}>${status}<//>`,
};

/** When it was over. */
export const ended = {
  name: 'Ended',
  cell: ({ ended_at: at }) => html`<${Moment} at=${at} />`,
};
