import { wrapped } from '../../commands/explain-at/wrapped.ts';
import type { Paint } from '../../paint.ts';
import { printable } from '../../report/printable.ts';
import {
  type CallColumn,
  callCells,
  callTitle,
  type Cell,
  webhookCells,
  type WebhookColumn,
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
  const told = lost.map((text) => wrapped(oneLine(text), options.width));
  const errors = lost.length === 0 ? [] : [[paint.bold(paint.yellow('Not analysed')), ...told].join('\n')];
  const summary = wrapped(summaryLine(map, verbose ? '' : ' (--verbose lists them)'), options.width);
  return `${[...groups, ...errors, summary].join('\n\n')}\n`;
};

interface PolicyColumn<Name> extends Column {
  readonly head: Name & string;
}

const SEAM = (head: string): readonly Column[] => [
  { head, cut: 'middle' },
  { head: 'At', cut: 'path' },
];

const CALL: readonly PolicyColumn<CallColumn>[] = [
  { head: 'Does' },
  { head: 'Time limit' },
  { head: 'Key' },
  { head: 'Sent again by', spare: 1 },
  { head: 'Runs in', spare: 2 },
];

const WEBHOOK: readonly PolicyColumn<WebhookColumn>[] = [
  { head: 'Sender' },
  { head: 'Body', spare: 3 },
  { head: 'Redelivery' },
  { head: 'Does', cut: 'end', spare: 1 },
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
    ...about.map((line) => wrapped(`${INDENT}${oneLine(line)}`, width)).map(paint.dim),
    ...part(webhooks, { head: 'Webhook', columns: WEBHOOK, titleOf: webhookTitle, cellsOf: webhookCells }, options),
    ...part(calls, { head: 'Call', columns: CALL, titleOf: callTitle, cellsOf: callCells }, options),
  ].join('\n');
};

const plain = (text: string): Cell => ({ text: oneLine(text), tone: 'plain' });

/** Routes, addresses and names of files may hold what a terminal would obey. */
const oneLine = (text: string): string => printable(text.replace(/\s+/gu, ' '));

const placeOf = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${String(line)}`;

interface Part<Seam, Name extends string> {
  readonly head: string;
  readonly columns: readonly PolicyColumn<Name>[];
  readonly titleOf: (seam: Seam) => string;
  readonly cellsOf: (seam: Seam) => Readonly<Record<Name, Cell>>;
}

const part = <Seam extends MapCall | MapWebhook, Name extends string>(
  seams: readonly Seam[],
  { head, columns, titleOf, cellsOf }: Part<Seam, Name>,
  { paint, width, verbose }: MapFormatOptions,
): readonly string[] => {
  if (seams.length === 0) return [];
  const rows = seams.map((seam) => {
    const cells = cellsOf(seam);
    return [plain(titleOf(seam)), plain(placeOf(seam)), ...columns.map(({ head: name }) => cells[name])];
  });
  const shown = inColumns(
    [...SEAM(head), ...columns],
    rows.map((row) => row.map(({ text }) => text)),
    width === null ? null : width - INDENT.length,
  );
  const lines = rows.map((row, at) =>
    line(shown.kept.map((column, index) => TONES[row[column]?.tone ?? 'plain'](paint)(shown.rows[at]?.[index] ?? ''))),
  );
  return [
    paint.dim(line(shown.heads)),
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
    ? undecided.map(({ rule, why }) => paint.dim(wrapped(`${INDENT}  undecided: ${rule}: ${oneLine(why)}`, width)))
    : []),
];
