import { useEffect, useState } from '../lib/preact.js';
import { SERIES } from './series.js';

/**
 * The colours of the page as a canvas needs them, anew when they change. Custom properties tell only
 * their text; a colour that is in use tells what it came to.
 */
export function useColours(box, theme) {
  const [colours, setColours] = useState(null);
  useEffect(() => {
    const read = () => setColours(coloursOf(box.current));
    const machine = matchMedia('(prefers-color-scheme: dark)');
    machine.addEventListener('change', read);
    read();
    return () => machine.removeEventListener('change', read);
  }, [theme]);
  return colours;
}

function coloursOf(element) {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name) => {
    probe.className = name;
    return getComputedStyle(probe).color;
  };
  const colours = {
    axis: colour('axis'),
    grid: colour('grid'),
    series: Object.fromEntries(SERIES.map(({ key }) => [key, colour(`series ${key}`)])),
  };
  probe.remove();
  return colours;
}
