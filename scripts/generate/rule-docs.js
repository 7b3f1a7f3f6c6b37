import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../workspaces.js';
import { between, markers } from './between.js';

/**
 * The head of a rule's page: what its rule.ts already says. The prose below it is written by hand.
 * @param {import('../load-rules.js').RuleFacts} rule
 */
export const ruleDocs = (rule) => {
  const file = `rules/${rule.folder}/docs.md`;
  const filepath = path.join(root, file);
  const prose = existsSync(filepath) ? readFileSync(filepath, 'utf8') : '';
  const head = headOf(rule);
  const text = between(prose, 'head', head) ?? between(withMarkers(prose), 'head', head) ?? prose;
  return { file, text: between(text, 'options', optionsOf(rule)) ?? text };
};

/** @param {string} prose */
const withMarkers = (prose) => `${markers('head')}\n\n${prose.replace(/^# .*\n+/u, '')}`;

/** @param {import('../load-rules.js').RuleFacts} rule */
const headOf = ({ name, description, severity, preset, transforms, unsafe, suggests }) =>
  [
    `# ${name}`,
    `${description}.`,
    `${severity === 'error' ? 'Error' : 'Warning'} in the preset \`${preset}\`${preset === 'all' ? '' : ' and the wider ones'}.`,
    ...transforms.map(
      (transform) =>
        `Mended by the codemod \`${transform}\`: \`seamlint fix --only ${name}${unsafe === 'all' ? ' --unsafe-fixes' : ''}\`${unsafe === 'some' ? ', and with `--unsafe-fixes` also where behaviour may change' : ''}.`,
    ),
    ...(suggests ? ['For some of what it tells, the editor suggests an edit.'] : []),
  ].join('\n\n');

/** @param {import('../load-rules.js').RuleFacts} rule */
const optionsOf = ({ name, severity }) => {
  const level = severity === 'error' ? 'error' : 'warn';
  return [
    '## Options',
    `In the config of Seamlint: \`"${name}": "off"\`, \`"warn"\` or \`"error"\`, or \`["${level}", { "strict": true }]\` with what the preset \`strict\` adds. \`overrides\` sets it for some files.`,
    `In ESLint: \`"seamlint/${name}": ["${level}", { "strict": true, "hints": true }]\`; \`hints\` shows findings that are only likely.`,
    `For one place: \`// seamlint-disable-next-line ${name} -- the reason\`.`,
  ].join('\n\n');
};
