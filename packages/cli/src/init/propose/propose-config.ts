import { join } from 'node:path';
import { CONFIG_NAMES } from '../../config/read-config.ts';
import type { OwnFunction } from '../detect/own-functions.ts';
import { andMore, placeOf, type Seen } from '../detect/seams.ts';
import type { Project } from '../detect/project.ts';
import { type Proposal, there, write } from './proposal.ts';

const WHAT = 'config';

/** In the language of the project; a guess stands there as a comment, for somebody to look at. */
export const proposeConfig = (
  { root, manifest, typescript, installed }: Project,
  own: readonly OwnFunction[],
  program: Seen['program'],
): Proposal => {
  const present =
    CONFIG_NAMES.find(root.has) ?? ('seamlint' in manifest.json ? 'package.json ("seamlint")' : undefined);
  if (present !== undefined) return there(WHAT, present);
  const guesses = guessLines(own, program);
  const file = (name: string, text: string): Proposal =>
    write(WHAT, { path: join(root.path, name), before: null, after: text }, notesOf(own));
  if (typescript !== null && installed.has('seamlint'))
    return file(
      'seamlint.config.ts',
      `import { defineConfig } from 'seamlint';\n\nexport default defineConfig({\n  extends: 'recommended',\n${guesses}});\n`,
    );
  // JSON has no comments.
  if (own.length === 0) return file('seamlint.config.json', `${JSON.stringify(PLAIN, null, 2)}\n`);
  return file(
    'seamlint.config.mjs',
    `/** @type {import('seamlint').Config} */\nexport default {\n  extends: 'recommended',\n${guesses}};\n`,
  );
};

const PLAIN = { $schema: './node_modules/seamlint/schemas/config.schema.json', extends: 'recommended' };

const notesOf = ({ length }: readonly OwnFunction[]): readonly string[] =>
  length === 0 ? [] : ['What stands in comments there is a guess by names and use: uncomment what is so.'];

/** More would be a list that nobody reads. */
const MOST = 5;

const ROLES = ['retry', 'redactor', 'verifier'] as const;

const guessLines = (own: readonly OwnFunction[], program: Seen['program']): string => {
  const rowsOf = (kind: OwnFunction['kind']): readonly string[] =>
    own
      .filter((one) => one.kind === kind)
      .slice(0, MOST)
      .map((one) => `{ import: '${one.import}', from: '${one.from}' }, // ${usedBy(one, program)}`);
  const wrappers = ROLES.flatMap((kind) => {
    const rows = rowsOf(kind);
    return rows.length === 0 ? [] : [`    ${kind}: [`, ...rows.map((row) => `      ${row}`), '    ],'];
  });
  const loggers = rowsOf('logger').map((row) => `    ${row}`);
  return [
    ...(wrappers.length === 0 ? [] : ['  wrappers: {', ...wrappers, '  },']),
    ...(loggers.length === 0 ? [] : ['  loggers: [', ...loggers, '  ],']),
  ]
    .map((line) => `  // ${line.slice(2)}\n`)
    .join('');
};

export const usedBy = ({ calls, files, at }: OwnFunction, program: Seen['program']): string =>
  `${calls === 1 ? 'called' : `called ${String(calls)} times`} in ${placeOf(at, program)}${andMore(files - 1)}`;
