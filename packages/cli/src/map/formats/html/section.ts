import { docsUrl } from '@seamlint/core';
import { counted } from '../../../counted.ts';
import { type Cell, callCells, callTitle, clientTitle, webhookCells, webhookTitle } from '../../cells.ts';
import type { MapGroup } from '../../groups.ts';
import type { MapCall, MapOpen, MapProviderSummary, MapWebhook } from '../../integration-map.ts';
import { foldersLine, packagesText } from '../../summary-line.ts';
import { type Html, html } from './tag.ts';

export const sectionOf = (group: MapGroup, id: string): Html => {
  const { title, provider, calls, webhooks } = group;
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <div class="head">
      <h2 id="${id}-title">${title}</h2>
      <p>${countsOf(group)}</p>
    </div>
    ${provider === null ? null : about(provider)}
    ${tableOf(webhooks, { head: 'Webhook', api: id, label: `Webhooks of ${title}`, cellsOf: webhookCells, seamOf: ofWebhook })}
    ${tableOf(calls, { head: 'Call', api: id, label: `Calls of ${title}`, cellsOf: callCells, seamOf: ofCall })}
  </section> `;
};

const countsOf = ({ calls, webhooks }: MapGroup): string =>
  [
    ...(calls.length === 0 ? [] : [counted(calls.length, 'call')]),
    ...(webhooks.length === 0 ? [] : [counted(webhooks.length, 'webhook')]),
  ].join(', ') || 'imported, and no call is seen';

const about = (provider: MapProviderSummary): Html => {
  const packages = packagesText(provider);
  const { files } = provider;
  const list = files.map(({ file, imports, calls, webhooks }) => {
    const use = [
      ...(imports ? ['imports the SDK'] : []),
      ...(calls === 0 ? [] : [counted(calls, 'call')]),
      ...(webhooks === 0 ? [] : [counted(webhooks, 'webhook')]),
    ];
    return html`<li><code>${file}</code> <span>${use.join(', ')}</span></li>`;
  });
  return html`<div class="about">
    ${packages === '' ? null : html`<p>${packages}</p>`}
    <details>
      <summary>
        In ${counted(files.length, 'file')} of ${counted(provider.folders.length, 'folder')}: ${foldersLine(provider)}
      </summary>
      <ul>
        ${list}
      </ul>
    </details>
  </div>`;
};

interface Shown {
  readonly title: string;
  readonly by: string;
  readonly effect: string;
  readonly facts: readonly string[];
}

interface Part<Seam> {
  readonly head: string;
  readonly api: string;
  readonly label: string;
  readonly cellsOf: (seam: Seam) => Readonly<Record<string, Cell>>;
  readonly seamOf: (seam: Seam) => Shown;
}

const tableOf = <Seam extends MapCall | MapWebhook>(seams: readonly Seam[], part: Part<Seam>): Html | null => {
  const [first] = seams;
  if (first === undefined) return null;
  const heads = [part.head, ...Object.keys(part.cellsOf(first)), 'Findings'];
  return html`<div class="part">
    <table role="table" aria-label="${part.label}">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${seams.map((seam) => rowOf(seam, part))}
      </tbody>
    </table>
  </div>`;
};

const rowOf = <Seam extends MapCall | MapWebhook>(seam: Seam, { api, cellsOf, seamOf }: Part<Seam>): Html => {
  const { title, by, effect, facts } = seamOf(seam);
  const cells = Object.entries(cellsOf(seam));
  const says = [
    ...cells.flatMap(([head, cell]) => (cell.says === undefined || cell.says === '' ? [] : [`${head}: ${cell.says}`])),
    ...facts,
    ...seam.undecided.map(({ rule, why }) => `Undecided: ${rule}: ${why}`),
  ];
  return html`<tr
    role="row"
    data-api="${api}"
    data-effect="${effect}"
    data-findings="${seam.findings.length > 0 ? 'yes' : 'no'}"
  >
    <th role="rowheader" scope="row">
      <code class="title">${title}</code> <span class="by">${by}</span>
      <div class="meta"><code class="place">${seam.file}:${seam.line}</code>${detailsOf(title, says)}</div>
    </th>
    ${cells.map(([head, { text, tone }]) => html`<td role="cell" data-head="${head}"><span class="badge ${tone}">${text}</span></td>`)}
    <td
      role="cell"
      data-head="Findings"
      class="${seam.findings.length + seam.undecided.length > 0 ? 'findings' : 'findings none'}"
    >
      ${findingsOf(seam)}
    </td>
  </tr> `;
};

const detailsOf = (title: string, says: readonly string[]): Html | null =>
  says.length === 0
    ? null
    : html`<details>
        <summary>Details<span class="of"> of ${title}</span></summary>
        <ul>
          ${says.map((one) => html`<li>${one}</li>`)}
        </ul>
      </details>`;

const findingsOf = ({ findings, undecided }: MapCall | MapWebhook): Html => {
  const rules = findings.map(
    ({ rule, severity }) => html`<a class="${severity}" href="${docsUrl(rule)}"><span>${severity}</span> ${rule}</a>`,
  );
  return undecided.length === 0
    ? html`${rules}`
    : html`${rules}<span class="open">${undecided.length} undecided</span>`;
};

const ofCall = (call: MapCall): Shown => ({
  title: callTitle(call),
  by: clientTitle(call),
  effect: call.effect,
  facts: [
    ...(call.floating
      ? ['What runs it may end before it does: nobody waits for its promise, or for one on the way to it']
      : []),
    ...first(opens(call.open)),
  ],
});

const ofWebhook = (webhook: MapWebhook): Shown => ({
  title: webhookTitle(webhook),
  by: webhook.framework,
  effect: 'webhook',
  facts: [
    `It ${webhook.evidence.join(', ')}${webhook.certain ? '' : '; that is likely, not sure'}`,
    ...(webhook.freshness.toleranceSeconds === null
      ? []
      : [`An event may be ${String(webhook.freshness.toleranceSeconds)} s old`]),
    ...first(webhook.effects.map(({ says, file, line }) => `It ${says} (${file}:${String(line)})`)),
    ...first(opens(webhook.unseen)),
  ],
});

const opens = (open: readonly MapOpen[]): readonly string[] =>
  open.map(({ why, file, line }) => `Could not be followed: ${why} (${file}:${String(line)})`);

const MOST = 10;

/** More than that nobody reads here; the JSON has them all. */
const first = (all: readonly string[]): readonly string[] => {
  const distinct = [...new Set(all)];
  const more = distinct.length - MOST;
  return more > 0 ? [...distinct.slice(0, MOST), `And ${String(more)} more`] : distinct;
};
