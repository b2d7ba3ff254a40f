import { html } from '../lib/preact.js';
import { EventType } from '../events/event-row.js';
import { Facts } from '../ui/facts.js';
import { Value } from '../ui/value.js';
import { AggregateLink } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { SERIES } from './series.js';

/** The figures of a point, and the event that made them so. */
export function PointFacts({ point }) {
  return html`<${Facts}
    facts=${[
      ['At', html`<${Moment} at=${point.at} />`],
      ...SERIES.map(({ key, name }) => [name, html`<${Value} of=${point[key]} />`]),
      ['By', point.event && html`<${By} event=${point.event} />`],
    ]}
  />`;
}

function By({ event }) {
  const type = event.aggregate_type ?? 'portfolio';
  return html`<${EventType} type=${event.event_type} />${' '}
    <${AggregateLink} type=${type} id=${event.aggregate_id} version=${event.version} />`;
}
