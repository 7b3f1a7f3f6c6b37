import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../workspaces.js';

const folder = 'packages/providers/src';

/**
 * @param {string} within
 * @param {RegExp} exported
 */
const definedIn = (within, exported) =>
  readdirSync(path.join(root, within))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const name = exported.exec(readFileSync(path.join(root, within, file), 'utf8'));
      return name?.[1] === undefined ? [] : [{ file, name: name[1] }];
    });

/** The files are the registries: one provider each, exported by `defineProvider`, or one library. */
export const providersIndex = () => [
  {
    file: `${folder}/index.ts`,
    text: registry('provider', definedIn(folder, /^export const (\w+) = defineProvider\(/mu), [
      "export { libraries } from './libraries/index.ts';",
    ]),
  },
  {
    file: `${folder}/libraries/index.ts`,
    text: registry('library', definedIn(`${folder}/libraries`, /^export const (\w+) = defineLibrary\(/mu), []),
  },
];

const TYPES = { provider: ['Provider', 'providers'], library: ['Library', 'libraries'] };

/**
 * @param {'provider' | 'library'} noun
 * @param {readonly { readonly file: string, readonly name: string }[]} members
 * @param {readonly string[]} more
 */
const registry = (noun, members, more) => {
  const [type, list] = TYPES[noun];
  return [
    `// Written by scripts/generate.js: each file of this folder is a ${noun}.`,
    `import type { ${type} } from '@seamlint/core';`,
    ...members.map(({ file, name }) => `import { ${name} } from './${file}';`),
    '',
    ...more,
    '',
    `export const ${list}: readonly ${type}[] = [${members.map(({ name }) => name).join(', ')}];`,
  ].join('\n');
};
