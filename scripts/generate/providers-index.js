import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../workspaces.js';

const folder = 'packages/providers/src';

/** The files are the registry: one provider each, exported by `defineProvider`. */
export const providersIndex = () => {
  const providers = readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const name = /^export const (\w+) = defineProvider\(/mu.exec(readFileSync(path.join(root, folder, file), 'utf8'));
      return name?.[1] === undefined ? [] : [{ file, name: name[1] }];
    });

  return {
    file: `${folder}/index.ts`,
    text: [
      '// Written by scripts/generate.js: each file of this folder is a provider.',
      "import type { Provider } from '@seamlint/core';",
      ...providers.map(({ file, name }) => `import { ${name} } from './${file}';`),
      '',
      `export const providers: readonly Provider[] = [${providers.map(({ name }) => name).join(', ')}];`,
    ].join('\n'),
  };
};
