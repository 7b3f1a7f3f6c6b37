import type { CommonOptions } from '../command-line/options.ts';
import type { Toolbox } from '../check/toolbox.ts';
import { writeReport } from '../check/write-report.ts';
import type { Io } from '../io.ts';
import { createPaint, wantsColor } from '../paint.ts';

/** `seamlint rules`: the table of rules, or the same as JSON. */
export const listRules = async (options: CommonOptions, io: Io, { rules }: Toolbox): Promise<number> => {
  const rows = rules
    .map(({ name, severity, preset, description }) => ({ name, severity, preset, description }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const paint = createPaint(options.outputFile === undefined && wantsColor(io, options.color));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const table = rows.map(
    ({ name, severity, preset, description }) =>
      `${paint.bold(name.padEnd(width))}  ${severity.padEnd(7)}  ${preset.padEnd(11)}  ${description}\n`,
  );
  await writeReport(
    options.format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : table.join(''),
    options.outputFile,
    io,
  );
  return 0;
};
