import { html, useEffect, useRef, useState } from '../lib/preact.js';
import { useStore } from '../core/store.js';
import { clock } from '../core/time.js';
import { theme } from '../app/theme.js';
import { useColours } from './colours.js';
import { optionsOf } from './chart-options.js';
import { columnsOf } from './series.js';

const HEIGHT = 300;

/** Money over time. What it shows stands in the table beside it, too. */
export function Chart({ points, shown, at, onPick }) {
  const box = useRef(null);
  const plot = useRef(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const zone = useStore(clock);
  const colours = useColours(box, useStore(theme));
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let closed = false;
    import('../lib/uplot.js').then(({ default: UPlot }) => {
      if (!closed && colours !== null) {
        const size = { width: box.current.clientWidth, height: HEIGHT };
        const options = optionsOf({ UPlot, size, shown, zone, colours, pick });
        plot.current = new UPlot(options, columnsOf(points), box.current);
        setReady(true);
      }
    });
    const resize = new ResizeObserver(() =>
      plot.current?.setSize({ width: box.current.clientWidth, height: HEIGHT }),
    );
    resize.observe(box.current);
    return () => {
      closed = true;
      resize.disconnect();
      plot.current?.destroy();
      plot.current = null;
      setReady(false);
    };
  }, [points, shown, zone, colours]);
  useEffect(() => {
    // Other points and another place may come at once: then the plot is yet to be drawn.
    if (ready && at !== null && plot.current !== null) {
      const left = plot.current.valToPos(plot.current.data[0][at], 'x');
      plot.current.setCursor({ left, top: 10 }, false);
    }
  }, [ready, at]);
  return html`<div class="chart" ref=${box} role="img" aria-label=${spoken(points)}></div>`;
}

function spoken(points) {
  const [first, last] = [points[0], points.at(-1)];
  return `Chart of money over time from ${first.at} to ${last.at}; the table below has its figures`;
}
