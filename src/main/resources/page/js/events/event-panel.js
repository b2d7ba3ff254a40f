import { html } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { href } from '../core/route.js';
import { EventProof } from '../proof/event-proof.js';
import { Copyable } from '../ui/copyable.js';
import { Facts } from '../ui/facts.js';
import { JsonTable } from '../ui/json-table.js';
import { AggregateLink } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { EventType } from './event-row.js';

/** One event whole: who, what, when, why, and its own figures. */
export function EventPanel({ event, corrections, linked = true }) {
  return html`<section class="event-panel" aria-label="Event" tabindex="0">
    <h2><${EventType} type=${event.event_type} /></h2>
    ${corrections}
    <${Facts}
      facts=${[
        ['Of', linked && html`<${AggregateLink} ...${target(event)} /> version ${event.version}`],
        ['Recorded', html`<${Moment} at=${event.occurred_at} />`],
        ['Business time', event.effective_at && html`<${Moment} at=${event.effective_at} />`],
        ['By', `${event.actor_type} ${plain(event.actor_id)}`],
        ['Command', html`<${Copyable} text=${event.command_id} what="command id" />`],
        ['Cause', causeLink(event)],
        ['Caused by', event.causation_id && html`<${Copyable} text=${event.causation_id} />`],
        ['User', userLink(event)],
        ['Event', html`<${Copyable} text=${event.event_id} what="event id" />`],
        ['Place in the log', html`<${Copyable} text=${event.position} what="position" />`],
        ['Schema', `version ${event.schema_version}`],
      ]}
    />
    <${EventProof} event=${event} key=${event.event_id} />
    <h3>What it says</h3>
    <${JsonTable} value=${event.payload} label="What the event says" />
  </section>`;
}

function target(event) {
  return { type: event.aggregate_type, id: event.aggregate_id, version: event.version };
}

function causeLink({ correlation_id: id, user_id: user }) {
  return html`<a href=${href(['correlations', id], { user })}>cause tree</a>${' '}<${Copyable}
      text=${id}
      what="correlation id"
    />`;
}

function userLink({ user_id: id }) {
  return html`<a href=${href(['users', id])}>portfolio</a>${' '}<${Copyable} text=${id} what="user id" />`;
}
