import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from './load-source.js';
import { ruleNames } from './rule-names.js';
import { root } from './workspaces.js';

/**
 * @typedef {object} RuleFacts
 * @property {string} folder
 * @property {string} name
 * @property {string} description
 * @property {'error' | 'warning'} severity
 * @property {'recommended' | 'strict' | 'all'} preset
 * @property {readonly string[]} transforms codemods its findings name
 * @property {'none' | 'some' | 'all'} unsafe which fixes of its findings may change behaviour
 * @property {boolean} suggests whether its findings carry small local edits
 */

/**
 * What the rules say of themselves.
 * @returns {Promise<readonly RuleFacts[]>}
 */
export const loadRules = () => Promise.all(ruleNames().map(loadRule));

/** @param {string} folder */
const loadRule = async (folder) => {
  const { rule } = await loadSource(path.join(root, 'rules', folder, 'rule.ts'));
  const { name, description, severity, preset } = rule;
  return { folder, name, description, severity, preset, ...fixesOf(folder) };
};

/**
 * A fix plan is made while judging, so the sources are asked which kinds there are.
 * @param {string} folder
 */
const fixesOf = (folder) => {
  const sources = readdirSync(path.join(root, 'rules', folder)).filter((file) => /^(?:rule|fix)\.ts$/u.test(file));
  const text = sources.map((file) => readFileSync(path.join(root, 'rules', folder, file), 'utf8')).join('\n');
  const transforms = [...text.matchAll(/\btransform: '([\w-]+)'/gu)].map(([, name]) => name ?? '');
  return {
    transforms: [...new Set(transforms)],
    unsafe: unsafeOf(text),
    suggests: /\bkind: 'edits'/u.test(text),
  };
};

/**
 * @param {string} text
 * @returns {RuleFacts['unsafe']}
 */
const unsafeOf = (text) => {
  if (/\bsafe: false\b/u.test(text)) return 'all';
  return /\bsafe: (?!true\b)/u.test(text) ? 'some' : 'none';
};
