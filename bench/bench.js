// How fast the tools are beside what else reads the same files, in ratios: `npm run bench -- --help`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, choiceOf } from './choice.js';
import { Refusal } from './refusal.js';
import { peers } from './contestants/peers.js';
import { seamlintContestants, typeQuestions } from './contestants/seamlint.js';
import { writeCorpus } from './corpus/write-corpus.js';
import { copyGround, openGround } from './ground/ground.js';
import { runRounds } from './measure/rounds.js';
import { canTell } from './measure/run-measured.js';
import { growthTable, limitTable, usageTable, warmLintTable } from './report/tables.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const plugin = path.join(here, '../packages/eslint-plugin/dist/index.js');
const builtCli = path.join(here, '../packages/cli/bin/seamlint.js');

const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);
const say = (/** @type {string} */ sentence) => {
  process.stderr.write(`${sentence}\n`);
};
let stopped = false;
const watcher = { say, isStopped: () => stopped };

/** @param {import('./choice.js').Choice} choice */
const bench = async (choice) => {
  if (choice.install && !existsSync(path.join(here, 'node_modules'))) install();
  const cli = choice.cli === undefined ? builtCli : path.resolve(choice.cli);
  const entered = [...seamlintContestants(cli), ...peers(plugin)].filter(({ id }) => choice.takes(id));
  const contestants = entered.filter(({ missing }) => missing === undefined);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'seamlint-bench-'));
  try {
    const grounds =
      choice.folders.length === 0
        ? generated(choice, scratch)
        : choice.folders.map((folder) => ({ size: 1, ground: copyGround(folder, scratch) }));
    print(heading(contestants));
    for (const { label, missing } of entered) if (missing !== undefined) print(`${label} is left out: ${missing}.`);
    if (!canTell) print('CPU and memory are left out: they need GNU time at /usr/bin/time.');
    await measure(grounds, { choice, contestants, cli });
    if (choice.editor && !stopped) print(warmLints(choice.pairs));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

/**
 * @typedef {object} Field
 * @property {import('./choice.js').Choice} choice
 * @property {readonly import('./contestants/contestant.js').Contestant[]} contestants
 * @property {string} cli
 */

/**
 * @param {readonly { readonly size: number, readonly ground: import('./ground/ground.js').Ground }[]} grounds
 * @param {Field} field
 */
const measure = async (grounds, { choice, contestants, cli }) => {
  const measured = [];
  for (const { size, ground } of grounds) {
    const { name, files, lines, installed } = ground;
    const rounds = await runRounds(contestants, ground, choice.pairs, watcher);
    measured.push({ size, rounds });
    print(`## ${name}: ${files} files, ${lines} lines, ${installed ? 'dependencies installed' : 'nothing installed'}`);
    print(usageTable(contestants, rounds));
    print(limitTable(rounds));
    if (files < SMALL)
      print(`With ${files} files, much of this is starting up: a larger program says more about speed.`);
    if (choice.takes('types') && !stopped) print(`Types: ${typeQuestions(cli, ground)}`);
  }
  if (choice.folders.length === 0 && measured.length > 1) print(growthTable(measured));
};

/** Files of a program that a tool has read before it has warmed up. */
const SMALL = 1000;

const install = () => {
  say('Installing what is measured against');
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'ignore' });
  } catch {
    say('It could not be installed.');
  }
};

/** @param {readonly import('./contestants/contestant.js').Contestant[]} contestants */
const heading = (contestants) => {
  const versions = contestants.flatMap(({ id, version = '' }) => (version === '' ? [] : [`${id} ${version}`]));
  const cores = `${os.availableParallelism()} cores, ${os.cpus()[0]?.model.trim() ?? ''}`;
  return `${new Date().toISOString().slice(0, 16)}, ${cores}, ${os.platform()}; ${versions.join(', ')}`;
};

/**
 * @param {import('./choice.js').Choice} choice
 * @param {string} scratch
 */
const generated = ({ sizes, seams }, scratch) =>
  sizes.map((size) => {
    const folder = path.join(scratch, `generated-${size}x`);
    writeCorpus(folder, size, seams);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    return { size, ground: openGround(folder, files.sort(), scratch, false) };
  });

/** @param {number} pairs */
const warmLints = (pairs) => {
  const argv = [path.join(here, 'editor/warm-lint.js'), plugin, String(pairs)];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  return status === 0
    ? warmLintTable(JSON.parse(stdout))
    : `The warm lint is left out: ${stderr.trim().split('\n').at(-1) ?? ''}`;
};

// Ctrl-C: what was measured until then is told.
process.once('SIGINT', () => {
  stopped = true;
});

try {
  const choice = choiceOf(process.argv.slice(2));
  if (choice === undefined) print(HELP);
  else await bench(choice);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(`bench: ${error.message}`);
  process.exitCode = 2;
}
