import { wrapped } from '../../commands/explain-at/wrapped.ts';
import type { Paint } from '../../paint.ts';
import {
  againCell,
  bodyCell,
  callTitle,
  type Cell,
  checkCell,
  doesCell,
  effectCell,
  keyCell,
  limitCell,
  repeatCell,
  runsCell,
  webhookTitle,
} from '../cells.ts';
import { type MapGroup, groupsOf } from '../groups.ts';
import type { MapCall, MapFinding, MapUndecided, MapWebhook } from '../integration-map.ts';
import { foldersLine, providerLine, summaryLine } from '../summary-line.ts';
import { type Column, inColumns } from './columns.ts';
import type { MapFormat, MapFormatOptions } from './formats.ts';

/** For a terminal: by API, a line for each call and each webhook. */
export const table: MapFormat = (map, options) => {
  const { paint, verbose } = options;
  const groups = groupsOf(map).map((group) => groupText(group, options));
  const lost = map.errors.map(({ file, message }) => `  ${message.includes(file) ? message : `${file}: ${message}`}`);
  const errors = lost.length === 0 ? [] : [[paint.bold(paint.yellow('Not analysed')), ...lost].join('\n')];
  const summary = wrapped(summaryLine(map, verbose ? '' : ' (--verbose lists them)'), options.width);
  return `${[...groups, ...errors, summary].join('\n\n')}\n`;
};

const CALL: readonly Column[] = [
  { head: 'call', cut: 'middle' },
  { head: 'at', cut: 'path' },
  { head: 'does' },
  { head: 'limit' },
  { head: 'key' },
  { head: 'sent again by', spare: 1 },
  { head: 'runs in', spare: 2 },
];

const WEBHOOK: readonly Column[] = [
  { head: 'webhook', cut: 'middle' },
  { head: 'at', cut: 'path' },
  { head: 'sender' },
  { head: 'body', spare: 3 },
  { head: 'twice' },
  { head: 'does', cut: 'end', spare: 1 },
];

const INDENT = '  ';

const groupText = ({ title, provider, calls, webhooks }: MapGroup, options: MapFormatOptions): string => {
  const { paint, width } = options;
  const about =
    provider === null
      ? []
      : [providerLine(provider), ...(provider.files.length === 0 ? [] : [`in ${foldersLine(provider)}`])];
  return [
    paint.bold(title),
    ...about.map((line) => wrapped(`${INDENT}${line}`, width)).map(paint.dim),
    ...part(webhooks, WEBHOOK, webhookCells, options),
    ...part(calls, CALL, callCells, options),
  ].join('\n');
};

const callCells = (call: MapCall): readonly Cell[] => [
  plain(callTitle(call)),
  plain(placeOf(call)),
  effectCell(call),
  limitCell(call),
  keyCell(call),
  repeatCell(call),
  runsCell(call),
];

const webhookCells = (webhook: MapWebhook): readonly Cell[] => [
  plain(webhookTitle(webhook)),
  plain(placeOf(webhook)),
  checkCell(webhook),
  bodyCell(webhook),
  againCell(webhook),
  doesCell(webhook),
];

const plain = (text: string): Cell => ({ text: text.replace(/\s+/gu, ' '), tone: 'plain' });

const placeOf = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${String(line)}`;

const part = <Seam extends MapCall | MapWebhook>(
  seams: readonly Seam[],
  columns: readonly Column[],
  cellsOf: (seam: Seam) => readonly Cell[],
  { paint, width, verbose }: MapFormatOptions,
): readonly string[] => {
  if (seams.length === 0) return [];
  const cells = seams.map(cellsOf);
  const room = width === null ? null : width - INDENT.length;
  const [head = [], ...rows] = inColumns(
    columns,
    cells.map((row) => row.map(({ text }) => text)),
    room,
  );
  const names = head.map((name) => name.trim());
  const lines = rows.map((row, at) => {
    const painted = row.map((text, index) => {
      const column = columns.findIndex(({ head: one }) => one === names[index]);
      return TONES[cells[at]?.[column]?.tone ?? 'plain'](paint)(text);
    });
    return line(painted);
  });
  return [
    paint.dim(line(head)),
    ...seams.flatMap((seam, index) => [lines[index] ?? '', ...notes(seam, { paint, width, verbose })]),
  ];
};

const line = (cells: readonly string[]): string => `${INDENT}${cells.join('  ')}`.trimEnd();

const TONES: Readonly<Record<Cell['tone'], (paint: Paint) => (text: string) => string>> = {
  good: ({ green }) => green,
  plain: () => (text) => text,
  warn: ({ yellow }) => yellow,
  bad: ({ red }) => red,
  open: ({ dim }) => dim,
};

const notes = (
  { findings, undecided }: { readonly findings: readonly MapFinding[]; readonly undecided: readonly MapUndecided[] },
  { paint, width, verbose }: Pick<MapFormatOptions, 'paint' | 'width' | 'verbose'>,
): readonly string[] => [
  ...(['error', 'warning'] as const).flatMap((severity) => {
    const rules = findings.filter((one) => one.severity === severity).map(({ rule }) => rule);
    const color = severity === 'error' ? paint.red : paint.yellow;
    return rules.length === 0 ? [] : [color(wrapped(`${INDENT}  ${severity}: ${rules.join(', ')}`, width))];
  }),
  ...(verbose
    ? undecided.map(({ rule, why }) => paint.dim(wrapped(`${INDENT}  undecided: ${rule}: ${why}`, width)))
    : []),
];
