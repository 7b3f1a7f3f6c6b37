import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './workspaces.js';

/** Every folder of rules/ that holds a rule.ts, in alphabetical order. */
export const ruleNames = () =>
  readdirSync(path.join(root, 'rules'))
    .filter((name) => existsSync(path.join(root, 'rules', name, 'rule.ts')))
    .sort();
