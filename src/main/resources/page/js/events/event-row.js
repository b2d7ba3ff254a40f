import { html } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { dateOf, clock } from '../core/time.js';
import { useStore } from '../core/store.js';
import { shortId } from '../ui/copyable.js';
import { Moment } from '../ui/moment.js';
import { eventWords, toneOfEvent } from './event-types.js';
import { summary } from './summary.js';

/** The cells of an event in a list of events of many aggregates. */
export function eventCells(event) {
  return html`<span role="gridcell" class="at"><${Day} at=${event.occurred_at} /></span>
    <span role="gridcell" class="type"><${EventType} type=${event.event_type} /></span>
    <span role="gridcell" class="of"
      >${event.aggregate_type} ${shortId(event.aggregate_id)} v${event.version}</span
    >
    <span role="gridcell" class="summary">${summary(event)}</span>
    <span role="gridcell" class="by"><${Actor} event=${event} /></span>`;
}

/** The cells of an event in its own aggregate's list. */
export function versionCells(event, mark) {
  return html`<span role="gridcell" class="version figures">${event.version}</span>
    <span role="gridcell" class="at"><${Day} at=${event.occurred_at} /></span>
    <span role="gridcell" class="type"><${EventType} type=${event.event_type} /></span>
    <span role="gridcell" class="summary">
      ${mark && html`<span class="chip">${mark}</span>`} ${summary(event)}
    </span>`;
}

export function EventType({ type }) {
  return html`<span class=${`event-type ${toneOfEvent(type)}`}>${eventWords(type)}</span>`;
}

/** Who did it: the role, and the subject's end where it is an id. */
export function Actor({ event }) {
  const role = event.actor_type.toLowerCase();
  const who = event.actor_id === role ? '' : plain(shortId(event.actor_id));
  return html`<span title=${`${event.actor_type} ${event.actor_id}`}
    >${role} <span class="muted">${who}</span></span
  >`;
}

function Day({ at }) {
  const zone = useStore(clock);
  return html`<span class="muted day">${dateOf(at, zone)} </span><${Moment} at=${at} short />`;
}
