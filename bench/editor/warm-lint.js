// A process of its own, as an editor keeps one: argv is the plugin's entry and how often; answers JSON on standard output.
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { pathToFileURL } from 'node:url';
import { featureFiles, createFeature } from '../corpus/feature.js';
import { createRandom } from '../corpus/random.js';

const LINES = 500;
const WARM = 20;
const SEAM_FILE = /\/(?:client|job|webhook)\.ts$/u;
/** Names that each of those files declares. */
const SHARED = /\b(?:stripe|http|call|BASE|isSigned)\b(?!')/gu;
const [plugin = '', times = '9'] = process.argv.slice(2);

/** Some 500 lines of what talks to APIs, as if it had been written into one file. */
const seams = () => {
  const random = createRandom(7);
  /** @type {Set<string>} */
  const imports = new Set();
  /** @type {string[]} */
  const body = [];
  for (let index = 1; imports.size + body.length < LINES; index += 1) {
    const files = featureFiles(createFeature(index, true, random), random);
    const lines = [...files].flatMap(([file, text]) => (SEAM_FILE.test(file) ? text.split('\n') : []));
    for (const line of lines) {
      if (!line.startsWith('import ')) body.push(line.replace(SHARED, `$&${index}`));
      else if (!/'\.\/(?:client|job)'/u.test(line)) imports.add(line);
    }
  }
  return [...imports, ...body].join('\n');
};

const { default: seamlint } = await import(pathToFileURL(plugin).href);
const base = {
  files: ['**/*.ts'],
  languageOptions: { parser },
  rules: { 'no-debugger': /** @type {const} */ ('error') },
};
const linter = new Linter();
const text = seams();
let edit = 0;
/** @param {import('eslint').Linter.Config[]} config */
const lint = (config) => {
  // Each keystroke is another text.
  edit += 1;
  const started = performance.now();
  const messages = linter.verify(`${text}\n// ${edit}`, config, { filename: 'src/seams.ts' });
  const fatal = messages.find((message) => message.fatal === true);
  if (fatal !== undefined) throw new Error(fatal.message);
  return performance.now() - started;
};
const without = [base];
const all = [base, { files: ['**/*.ts'], ...seamlint.configs.all }];
for (let run = 0; run < WARM; run += 1) {
  lint(without);
  lint(all);
}
const pairs = Array.from({ length: Number(times) }, () => ({ without: lint(without), with: lint(all) }));
process.stdout.write(JSON.stringify(pairs));
