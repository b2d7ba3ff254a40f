import { useEffect, useState } from '../lib/preact.js';

/** Whether a media query holds, also when that changes. */
export function useMedia(query) {
  const media = matchMedia(query);
  const [holds, setHolds] = useState(media.matches);
  useEffect(() => {
    const listener = (event) => setHolds(event.matches);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  }, [query]);
  return holds;
}
