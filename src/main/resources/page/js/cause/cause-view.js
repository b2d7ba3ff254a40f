import { html } from '../lib/preact.js';
import { get } from '../core/api.js';
import { counted } from '../core/figures.js';
import { useLoad } from '../core/load.js';
import { href } from '../core/route.js';
import { Copyable } from '../ui/copyable.js';
import { ExportBar } from '../ui/export-bar.js';
import { Loaded } from '../ui/fault.js';
import { Page } from '../ui/page.js';
import { CommandNode } from './command-node.js';

/** What one request set off: commands, their events, and what those caused. */
export function CauseView({ id, query }) {
  const user = query.get('user') ?? undefined;
  const path = `audit/correlations/${encodeURIComponent(id)}`;
  const tree = useLoad((signal) => get(path, { user_id: user }, signal), [path, user]);
  return html`<${Page}
    title="Cause tree"
    lead=${html`Correlation <${Copyable} text=${id} what="correlation id" />${' · '}
      <a href=${href('search', { correlation_id: id, user_id: user })}>its events as a list</a>`}
  >
    <${Loaded} of=${tree} what="The cause tree">
      ${(data) => html`
        ${data.truncated && html`<p class="note">There is more than can be shown here.</p>`}
        <p class="muted">${counted(size(data.commands), 'command')}</p>
        <ul class="tree">
          ${data.commands.map((command) => html`<${CommandNode} command=${command} />`)}
        </ul>
        <${ExportBar} path=${`${path}/export`} wanted=${{ user_id: user }} what="the cause tree" />
      `}
    <//>
  <//>`;
}

function size(commands) {
  return commands.reduce((sum, command) => sum + 1 + size(command.caused ?? []), 0);
}
