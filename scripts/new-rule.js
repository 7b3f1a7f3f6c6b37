// `npm run new-rule -- require-something`: a rule that already passes its own two cases, to be turned into the one meant.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refusalOf, skeletonOf } from './new-rule/skeleton.js';
import { root } from './workspaces.js';

/** @param {string} name */
const writeRule = (name) => {
  const folder = path.join(root, 'rules', name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(skeletonOf(name))) writeFileSync(path.join(folder, file), text);
  spawnSync(process.execPath, [path.join(root, 'scripts/generate.js')], { stdio: 'inherit' });
  console.log(
    `rules/${name} stands. Say the hazard in rule.ts, the code that decides in cases.ts, the reason in docs.md.`,
  );
};

const name = process.argv[2] ?? '';
const refusal = existsSync(path.join(root, 'rules', name, 'rule.ts')) ? `rules/${name} exists.` : refusalOf(name);
if (refusal === null) {
  writeRule(name);
} else {
  console.error(refusal);
  process.exitCode = 2;
}
