// `npm run probe -- provider…`, or `--all`: installs the packages that the catalog speaks of, looks whether what it names is there,
// watches what they do against a server of our own, and writes down what was seen. Nothing is sent anywhere else.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { loadCatalog } from './load-catalog.js';
import { loadSource } from './load-source.js';
import { chosenOf, minutesOf } from './probe/chosen.js';
import { loadRecipe } from './probe/load-recipe.js';
import { observePackage } from './probe/observe-package.js';
import { packMembers } from './probe/packed.js';
import { versionsOf } from './probe/questions.js';
import { root } from './workspaces.js';

/** @typedef {import('@seamlint/core').Provider} Provider */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    cache: { type: 'string', default: path.join(tmpdir(), 'seamlint-probe') },
  },
});

/**
 * @param {Provider} provider
 * @param {import('./probe/recipe.js').Recipe | undefined} recipe
 * @returns {readonly import('./probe/observe-package.js').Target[]}
 */
const targetsOf = (provider, recipe) =>
  provider.packages.flatMap(({ name, version }) => {
    const recipes = recipe?.sdks.filter(({ pkg }) => pkg === name) ?? [];
    // What nobody has read is not installed, unless a recipe knows it.
    if (version === undefined && recipes.length === 0) return [];
    if (name.endsWith('*')) return (recipe?.families?.[name] ?? []).map((member) => familyMember(name, member));
    const more = recipes.flatMap(({ versions = [] }) => versions);
    return versionsOf(provider, name, version ?? versionOfWhole(provider, name), more).map((one) => ({
      row: name,
      specifier: name,
      version: one,
    }));
  });

/**
 * @param {string} row
 * @param {string} member with its version behind it
 */
const familyMember = (row, member) => {
  const at = member.lastIndexOf('@');
  return { row, specifier: member.slice(0, at), version: member.slice(at + 1) };
};

/**
 * `square/legacy` is a part of `square`.
 * @param {Provider} provider
 * @param {string} name
 */
const versionOfWhole = ({ packages }, name) => packages.find((one) => name.startsWith(`${one.name}/`))?.version;

/** @param {Provider} provider */
const probe = async (provider) => {
  const recipe = await loadRecipe(provider.id);
  /** @type {Record<string, unknown>[]} */
  const packages = [];
  let complete = true;
  for (const target of targetsOf(provider, recipe)) {
    const seen = await observePackage(provider, recipe, target, values.cache);
    const { error, ...rest } = /** @type {Record<string, unknown>} */ (seen);
    if (error !== undefined) console.error(`${provider.id}: ${target.specifier}@${target.version}: ${String(error)}`);
    if (error !== undefined) complete = false;
    if (rest['version'] !== undefined) packages.push(rest);
  }
  if (packages.length > 0) await write(provider.id, packages);
  return complete;
};

/**
 * @param {string} id
 * @param {readonly Record<string, unknown>[]} packages
 */
const write = async (id, packages) => {
  const folder = path.join(root, 'packages/providers/observed');
  const filepath = path.join(folder, `${id}.json`);
  mkdirSync(folder, { recursive: true });
  const text = await format(JSON.stringify(sorted({ provider: id, packages: packages.map(withoutRepeats) })), {
    ...(await resolveConfig(filepath)),
    filepath,
  });
  writeFileSync(filepath, text);
  console.log(`${id}: ${packages.map(({ name, version }) => `${String(name)} ${String(version)}`).join(', ')}`);
};

/**
 * Of older majors, which come first, only the members that the newest has lost.
 * @param {Record<string, any>} seen
 * @param {number} _index
 * @param {readonly Record<string, any>[]} all
 */
const withoutRepeats = (seen, _index, all) => {
  if (seen['members'] === undefined) return seen;
  const newest = all.findLast((one) => one['specifier'] === seen['specifier'] && one['name'] === seen['name']);
  const still = new Set(newest === seen ? [] : newest?.['members']);
  /** @type {readonly string[]} */
  const members = seen['members'];
  return { ...seen, members: packMembers(members.filter((member) => !still.has(member))) };
};

/** @param {any} value @returns {any} */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
};

const catalog = await loadCatalog();
const { didYouMean } = await loadSource(path.join(root, 'packages/cli/src/nearest.ts'));
const chosen = chosenOf(
  positionals,
  values.all,
  catalog.map(({ id }) => id),
  didYouMean,
);
if ('refusal' in chosen) {
  console.error(chosen.refusal);
  process.exitCode = 2;
} else {
  const { ids } = chosen;
  if (values.all) console.log(`${ids.length} providers, some ${minutesOf(ids.length)} minutes.`);
  for (const provider of catalog.filter(({ id }) => ids.includes(id)))
    if (!(await probe(provider))) process.exitCode = 1;
}
