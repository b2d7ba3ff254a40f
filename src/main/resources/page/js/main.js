import { html, render } from './lib/preact.js';
import { App } from './app/app.js';
import { applyTheme } from './app/theme.js';

applyTheme();
const root = document.getElementById('app');
root.textContent = '';
render(html`<${App} />`, root);
