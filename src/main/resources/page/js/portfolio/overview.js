import { html, useState } from '../lib/preact.js';
import { counted, grouped } from '../core/figures.js';
import { sortable } from '../core/time.js';
import { Choice } from '../ui/field.js';
import { Chart } from './chart.js';
import { PointFacts } from './point-facts.js';
import { PointsTable } from './points-table.js';
import { SERIES } from './series.js';

/** The chart, what of it is shown, the point that one is at, and what takes all of it along. */
export function Overview({ data, at, onPlace, exports }) {
  const [shown, setShown] = useState(SERIES.map(({ key }) => key));
  const { points } = data;
  const index = nearest(points, at);
  const onIndex = (next) => onPlace({ at: points[next].at });
  return html`<section class="card" aria-label="Money over time">
    <div class="legend">
      ${SERIES.map(
        (series) => html`<${Toggle} series=${series} shown=${shown} onShown=${setShown} />`,
      )}
      <${CurrencyChoice} data=${data} onCurrency=${(currency) => onPlace({ currency, at: null })} />
    </div>
    <${Chart} points=${points} shown=${shown} at=${index} onPick=${onIndex} />
    <div class="slider">
      <input
        type="range"
        aria-label="Point in time"
        aria-valuetext=${points[index].at}
        min="0"
        max=${points.length - 1}
        value=${index}
        onInput=${(event) => onIndex(Number(event.target.value))}
      />
      <span class="figures slider-text">${howMany(data)}</span>
    </div>
    <${PointFacts} point=${points[index]} />
    <${PointsTable} points=${points} />
    ${exports}
  </section>`;
}

/** Where changes are left out, it says so. */
function howMany({ points, changes }) {
  return points.length < changes
    ? `${grouped(points.length)} of ${grouped(changes)} changes; a shorter time shows more`
    : counted(points.length, 'point');
}

function Toggle({ series, shown, onShown }) {
  const on = shown.includes(series.key);
  const toggled = on ? shown.filter((key) => key !== series.key) : [...shown, series.key];
  return html`<label class="check">
    <input type="checkbox" checked=${on} onChange=${() => onShown(toggled)} />
    <span class=${`swatch series ${series.key}`} aria-hidden="true"></span> ${series.name}
  </label>`;
}

/** The last point that is not after the moment; the last of all where there is no moment. */
function nearest(points, at) {
  const isAfter = (point) => sortable(point.at) > sortable(at);
  const after = at === null ? -1 : points.findIndex(isAfter);
  return after === -1 ? points.length - 1 : Math.max(0, after - 1);
}

/** What the figures are in. Money in each currency is told apart, since nothing is converted. */
function CurrencyChoice({ data, onCurrency }) {
  const { currency, other_currencies: others } = data;
  if (others.length === 0) {
    return html`<span class="muted">${currency}</span>`;
  }
  const options = [currency, ...others].sort().map((code) => [code, code]);
  return html`<${Choice} name="currency" label="Currency" options=${options} value=${currency}
    onChange=${onCurrency} />`;
}
