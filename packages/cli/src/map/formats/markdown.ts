import { docsUrl } from '@seamlint/core';
import { code, escaped } from '../../report/markdown-text.ts';
import { type Cell, callCells, callTitle, webhookCells, webhookTitle } from '../cells.ts';
import { type MapGroup, groupsOf } from '../groups.ts';
import type { MapCall, MapWebhook } from '../integration-map.ts';
import { foldersLine, providerLine, summaryLine } from '../summary-line.ts';
import type { MapFormat, MapFormatOptions } from './formats.ts';

/** What a comment on GitHub holds. */
const MOST_CHARACTERS = 65_536;

/** For a pull request or a wiki. */
export const markdown: MapFormat = (map, options) => {
  const lost = map.errors.map(({ message }) => `- ${escaped(message)}`);
  const text = `${[
    '## Integration map',
    escaped(summaryLine(map)),
    ...groupsOf(map).map((group) => groupText(group, options)),
    ...(lost.length === 0 ? [] : [['### Not analysed\n', ...lost].join('\n')]),
  ].join('\n\n')}\n`;
  if (text.length > MOST_CHARACTERS)
    options.note('The map is longer than a comment on GitHub may be; name paths to list a part of it.');
  return text;
};

const groupText = ({ title, provider, calls, webhooks }: MapGroup, options: MapFormatOptions): string =>
  [
    `### ${escaped(title)}`,
    ...(provider === null ? [] : [escaped([providerLine(provider), `in ${foldersLine(provider)}`].join('; '))]),
    ...tableOf('Webhook', webhooks, webhookTitle, webhookCells, options),
    ...tableOf('Call', calls, callTitle, callCells, options),
  ].join('\n\n');

const tableOf = <Seam extends MapCall | MapWebhook>(
  head: string,
  seams: readonly Seam[],
  titleOf: (seam: Seam) => string,
  cellsOf: (seam: Seam) => Readonly<Record<string, Cell>>,
  options: MapFormatOptions,
): readonly string[] => {
  const [first] = seams;
  if (first === undefined) return [];
  const heads = [head, 'At', ...Object.keys(cellsOf(first)), 'Findings'];
  const rows = seams.map((seam) =>
    rowOf([
      code(titleOf(seam)),
      link(seam, options.base),
      ...Object.values(cellsOf(seam)).map(({ text }) => escaped(text)),
      notes(seam, options),
    ]),
  );
  return [[rowOf(heads), rowOf(heads.map(() => '---')), ...rows].join('\n')];
};

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Brackets and parentheses would end the link. */
const link = ({ file, line }: MapCall | MapWebhook, base: string): string => {
  const target = encodeURI(`${base}${file}`).replace(/[()#?|]/gu, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `[${code(`${file}:${String(line)}`)}](${target}#L${String(line)})`;
};

const notes = ({ findings, undecided }: MapCall | MapWebhook, { verbose }: MapFormatOptions): string =>
  [
    ...findings.map(({ rule, severity }) => `${severity}: [${rule}](${docsUrl(rule)})`),
    ...(verbose ? undecided.map(({ rule, why }) => `undecided: ${rule}: ${escaped(why)}`) : []),
  ].join('<br>');
