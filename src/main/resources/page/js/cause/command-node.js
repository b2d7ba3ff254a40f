import { html } from '../lib/preact.js';
import { plain } from '../core/plain.js';
import { Actor, EventType } from '../events/event-row.js';
import { summary } from '../events/summary.js';
import { shortId } from '../ui/copyable.js';
import { AggregateLink } from '../ui/link.js';
import { Moment } from '../ui/moment.js';

/** A command with what it did, and below it the commands that this caused. */
export function CommandNode({ command }) {
  const caused = command.caused ?? [];
  return html`<li class="command">
    <details open>
      <summary>
        <code>${plain(command.command_id)}</code>${' '}
        <span class="muted">
          <${Actor} event=${command} />${' · '}<${Moment} at=${command.occurred_at} />
        </span>
      </summary>
      <ul class="tree-events">
        ${command.events.map((event) => html`<${EventNode} event=${event} />`)}
      </ul>
      ${
        caused.length > 0 &&
        html`<ul class="tree">
        ${caused.map((next) => html`<${CommandNode} command=${next} />`)}
      </ul>`
      }
    </details>
  </li>`;
}

function EventNode({ event }) {
  return html`<li>
    <${EventType} type=${event.event_type} />
    <${AggregateLink} type=${event.aggregate_type} id=${event.aggregate_id} version=${event.version}
      >${event.aggregate_type} ${shortId(event.aggregate_id)} v${event.version}<//
    >
    <span class="summary">${summary(event)}</span>
  </li>`;
}
