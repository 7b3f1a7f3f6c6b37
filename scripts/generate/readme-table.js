import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../workspaces.js';
import { between } from './between.js';

/** @param {readonly import('../load-rules.js').RuleFacts[]} rules */
export const readmeTable = (rules) => {
  const file = 'README.md';
  const text = between(readFileSync(path.join(root, file), 'utf8'), 'rules', tableOf(rules));
  if (text === null) throw new Error('README.md has no markers `rules` for the table of rules.');
  return { file, text };
};

/** @param {readonly import('../load-rules.js').RuleFacts[]} rules */
const tableOf = (rules) =>
  [
    '| rule | what it asks | severity | preset | fix |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map((rule) => `| ${cellsOf(rule).join(' | ')} |`),
  ].join('\n');

/** @param {import('../load-rules.js').RuleFacts} rule */
const cellsOf = ({ folder, name, description, severity, preset, transforms, suggests }) => [
  `[${name}](rules/${folder}/docs.md)`,
  description,
  severity,
  preset,
  [...transforms.map((transform) => `\`${transform}\``), ...(suggests ? ['suggestion'] : [])].join(', '),
];
