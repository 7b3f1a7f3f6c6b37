// `npm run new-provider -- acme`: a file that says nothing yet of an API, to be filled with what was looked up.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf, skeletonOf } from './new-provider/skeleton.js';
import { root } from './workspaces.js';

/**
 * @param {string} id
 * @param {string} file
 */
const writeProvider = (id, file) => {
  writeFileSync(path.join(root, file), skeletonOf(id));
  spawnSync(process.execPath, [path.join(root, 'scripts/generate.js')], { stdio: 'inherit' });
  console.log(
    `${file} stands. Fill what you have looked up; packages/core/src/catalog/provider.ts says what each field means. What is still missing says \`npx vitest run test/providers.test.ts\`.`,
  );
};

const id = process.argv[2] ?? '';
const file = `packages/providers/src/${id}.ts`;
const refusal = refusalOf(id) ?? (existsSync(path.join(root, file)) ? `${file} exists.` : null);
if (refusal === null) {
  writeProvider(id, file);
} else {
  console.error(refusal);
  process.exitCode = 2;
}
