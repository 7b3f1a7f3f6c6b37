import { createHash } from 'node:crypto';
import { type MapGroup, groupsOf } from '../../groups.ts';
import type { IntegrationMap } from '../../integration-map.ts';
import { summaryLine } from '../../summary-line.ts';
import type { MapFormat } from '../formats.ts';
import { script } from './script.ts';
import { sectionOf } from './section.ts';
import { style } from './style.ts';
import { Html, html as markup } from './tag.ts';

/** One page that asks nothing of anybody: to send around, and to read without a script. */
export const html: MapFormat = (map, { version }) => {
  const groups = groupsOf(map).map((group, index) => ({ id: `api-${String(index + 1)}`, group }));
  return `<!doctype html>\n${
    markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Integration map</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>Integration map</h1>
<p class="lede">Where this program meets the APIs of others, and what holds there.</p>
${tiles(map)}
${contents(groups)}
</header>
${filter(groups)}
<main>
${groups.map(({ id, group }) => sectionOf(group, id))}
${groups.length === 0 ? markup`<p>${summaryLine(map)}</p>` : null}
<p id="none" hidden>Nothing fits.</p>
${notAnalysed(map)}
</main>
${legend}
<footer>Written by Seamlint ${version}.</footer>
<script>${new Html(script)}</script>
</body>
</html>`.text
  }\n`;
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface Numbered {
  readonly id: string;
  readonly group: MapGroup;
}

const tiles = ({ summary }: IntegrationMap): Html => {
  const tile = (count: number, one: string, many: string, tone = ''): Html =>
    markup`<div class="${count > 0 ? tone : ''}"><dt>${count === 1 ? one : many}</dt><dd>${count}</dd></div>`;
  return markup`<dl class="tiles">
${tile(summary.providers, 'API', 'APIs')}
${tile(summary.calls, 'call', 'calls')}
${tile(summary.writes, 'write among them', 'writes among them')}
${tile(summary.webhooks, 'webhook', 'webhooks')}
${tile(summary.withoutTimeLimit, 'call without a time limit', 'calls without a time limit', 'warn')}
${tile(summary.uncheckedWebhooks, 'unchecked webhook', 'unchecked webhooks', 'bad')}
${tile(summary.withFindings, 'with findings', 'with findings', 'warn')}
${tile(summary.undecided, 'undecided question', 'undecided questions')}
</dl>`;
};

const contents = (groups: readonly Numbered[]): Html | null =>
  groups.length < 2
    ? null
    : markup`<nav aria-label="APIs"><ul>
${groups.map(({ id, group }) => markup`<li><a href="#${id}">${group.title} <span>${group.calls.length + group.webhooks.length}</span></a></li>\n`)}</ul></nav>`;

const filter = (groups: readonly Numbered[]): Html => markup`<div role="search" aria-label="Filter" hidden>
<label>API <select id="api"><option value="">all</option>${groups.map(({ id, group }) => markup`<option value="${id}">${group.title}</option>`)}</select></label>
<label>Kind <select id="effect"><option value="">all</option><option value="write">writes</option><option value="read">reads</option><option value="unknown">calls that may write</option><option value="webhook">webhooks</option></select></label>
<label class="grow">Text <input id="text" type="search" placeholder="method, address, file, policy" autocomplete="off" spellcheck="false"></label>
<label class="check"><input id="findings" type="checkbox"> with findings</label>
<button id="clear" type="button">Clear</button>
<output id="shown" aria-live="polite"></output>
</div>`;

const notAnalysed = ({ errors }: IntegrationMap): Html | null =>
  errors.length === 0
    ? null
    : markup`<section><h2>Not analysed</h2><ul>${errors.map(({ message }) => markup`<li>${message}</li>`)}</ul></section>`;

const legend = markup`<details class="legend"><summary>What the words mean</summary><dl>
<dt>write!</dt><dd>It hurts if it is done twice: it moves money, sends messages, buys.</dd>
<dt>Time limit</dt><dd>What ends the call where no answer comes. “SDK”: nobody set it, the SDK has one.</dd>
<dt>Key</dt><dd>The idempotency key, by which the API tells a repeated write from a new one. “SDK’s”: the SDK makes one for its own retries, and nobody else’s. “Not taken”: the API takes none.</dd>
<dt>Sent again by</dt><dd>What may send the call a second time: the client by itself, a retry, a job with attempts, an event that is delivered again.</dd>
<dt>Sender</dt><dd>Whether a request of a stranger is refused. “Ways past”: a check is there, and some requests come past it.</dd>
<dt>Redelivery</dt><dd>What a second delivery of the same event does. “Guarded”: something that stands before it lets it pass by.</dd>
<dt>?</dt><dd>The code does not tell, or not where it can be followed.</dd>
</dl></details>`;
