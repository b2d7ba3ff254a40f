/** What is drawn over time; each has a colour of its own and a dash, for those who see none. */
export const SERIES = [
  { key: 'cash', name: 'Cash', dash: [] },
  { key: 'reserved', name: 'Reserved', dash: [2, 3] },
  { key: 'position_cost', name: 'Cost of positions', dash: [8, 4] },
  { key: 'realized_pnl', name: 'Realized profit', dash: [8, 3, 2, 3] },
];

/**
 * The points as columns, as the chart wants them. Binary numbers are good enough to draw with; the
 * figures beside the chart are the service's own.
 *
 * @param {{at: string}[]} points oldest first
 */
export function columnsOf(points) {
  const seconds = points.map(({ at }) => Date.parse(at) / 1000);
  return [seconds, ...SERIES.map(({ key }) => points.map((point) => number(point[key])))];
}

function number(value) {
  return value === null || value === undefined ? null : Number(value.amount ?? value);
}
