import { html, useEffect, useErrorBoundary, useState } from '../lib/preact.js';
import { Page } from '../ui/page.js';
import { VIEWS } from './views.js';

/** The view that an address names, whose modules are fetched when it is first shown. */
export function View({ place }) {
  const [name = 'search', ...rest] = place.path;
  const [error] = useErrorBoundary();
  const { view, failed } = useModule(name);
  if (error || failed) {
    return html`<${Trouble} title="This view failed">${(error ?? failed).message}<//>`;
  }
  if (!Object.hasOwn(VIEWS, name)) {
    return html`<${Trouble} title="No such view">The address names no view.<//>`;
  }
  const named = VIEWS[name].named(rest);
  if (Object.values(named).includes(undefined)) {
    return html`<${Trouble} title="No such view">The address is cut short.<//>`;
  }
  return view && html`<${view} ...${named} query=${place.query} round=${place.round} />`;
}

function useModule(name) {
  const [loaded, setLoaded] = useState({ view: null, failed: null });
  useEffect(() => {
    if (Object.hasOwn(VIEWS, name)) {
      VIEWS[name].load().then(
        (view) => setLoaded({ view, failed: null }),
        (failed) => setLoaded({ view: null, failed }),
      );
    }
  }, [name]);
  return loaded;
}

function Trouble({ title, children }) {
  return html`<${Page} title=${title}><p class="note bad" role="alert">${children}</p><//>`;
}
