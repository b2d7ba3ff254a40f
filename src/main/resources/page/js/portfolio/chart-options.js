import { grouped } from '../core/figures.js';
import { dateOf, timeOfDay } from '../core/time.js';
import { SERIES } from './series.js';

/** How the chart is drawn. A line is level from one event to the next: nothing happens between. */
export function optionsOf({ UPlot, size, shown, zone, colours, pick }) {
  const stepped = UPlot.paths.stepped({ align: 1 });
  const axis = {
    stroke: colours.axis,
    font: '12px system-ui',
    grid: { stroke: colours.grid, width: 1 },
    ticks: { stroke: colours.grid, width: 1 },
  };
  return {
    ...size,
    legend: { show: false },
    tzDate: (seconds) =>
      zone === 'utc' ? UPlot.tzDate(new Date(seconds * 1000), 'UTC') : new Date(seconds * 1000),
    cursor: { y: false, drag: { x: true, y: false } },
    axes: [
      { ...axis, values: timeTicks(zone) },
      { ...axis, size: 80, values: (_, ticks) => ticks.map(tick) },
    ],
    series: [
      {},
      ...SERIES.map(({ key, name, dash }) => ({
        label: name,
        stroke: colours.series[key],
        width: 2,
        dash,
        paths: stepped,
        show: shown.includes(key),
        points: { show: false },
      })),
    ],
    hooks: { ready: [(plot) => picked(plot, pick)] },
  };
}

// A point is chosen by a click; moving the pointer only shows where it is.
function picked(plot, pick) {
  plot.over.addEventListener('click', () => {
    if (plot.cursor.idx !== null) {
      pick.current(plot.cursor.idx);
    }
  });
}

const DAY = 86_400;

/** The day where the marks are days apart, the day and the time of the day where they are not. */
function timeTicks(zone) {
  return (_, seconds, axis, space, apart) =>
    seconds.map((second) => {
      const iso = new Date(second * 1000).toISOString();
      const day = dateOf(iso, zone).slice(5);
      return apart >= DAY ? day : `${day}\n${timeOfDay(iso, zone).slice(0, apart < 60 ? 8 : 5)}`;
    });
}

function tick(value) {
  return value === null ? '' : grouped(String(value));
}
