import { html } from '../lib/preact.js';
import { Choice, Field } from '../ui/field.js';

const SCOPES = [
  ['all', 'the whole log'],
  ['lane', 'a lane'],
  ['user', 'a user'],
  ['aggregate', 'an order, position or portfolio'],
];
const KINDS = ['order', 'position', 'portfolio', 'user'].map((kind) => [kind, kind]);
const FIELDS = {
  all: [],
  lane: ['lane'],
  user: ['user_id'],
  aggregate: ['aggregate_type', 'aggregate_id'],
};

/** The scope that an address asks for; the whole log where it says nothing that there is. */
export function scopeOf(query) {
  const value = (name) => query.get(name) ?? '';
  return {
    scope: Object.hasOwn(FIELDS, value('scope')) ? value('scope') : 'all',
    lane: value('lane'),
    user_id: value('user_id'),
    aggregate_type: KINDS.find(([kind]) => kind === value('aggregate_type'))?.[0] ?? 'order',
    aggregate_id: value('aggregate_id'),
  };
}

/** The request: only what belongs to the scope. */
export function bodyOf(scope) {
  const own = FIELDS[scope.scope].map((name) => [
    name,
    name === 'lane' ? Number(scope.lane) : scope[name].trim(),
  ]);
  return { scope: scope.scope, ...Object.fromEntries(own) };
}

/** What is to be verified. */
export function Scope({ scope, onScope }) {
  const set = (name) => (value) => onScope({ ...scope, [name]: value });
  const shows = (name) => FIELDS[scope.scope].includes(name);
  return html`<${Choice} name="scope" label="What" options=${SCOPES} value=${scope.scope}
      onChange=${set('scope')} />
    ${
      shows('lane') &&
      html`<${Field} name="scope-lane" label="Lane" type="number" min="0" max="63" required
      value=${scope.lane} onChange=${set('lane')} />`
    }
    ${
      shows('user_id') &&
      html`<${Field} name="scope-user" label="User id" required value=${scope.user_id}
      onChange=${set('user_id')} />`
    }
    ${
      shows('aggregate_id') &&
      html`<${Choice} name="scope-kind" label="Kind" options=${KINDS} value=${scope.aggregate_type}
        onChange=${set('aggregate_type')} />
      <${Field} name="scope-id" label="Id" required value=${scope.aggregate_id}
        onChange=${set('aggregate_id')} />`
    }`;
}
