// Writes what can be derived: both indexes, the head of each rule's docs, the README's table of rules, the page of APIs, the
// schemas of config and report.
// `--check` writes nothing, names what is stale and exits 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { jsonSchemas } from './generate/json-schemas.js';
import { providerPage } from './generate/provider-page.js';
import { providersIndex } from './generate/providers-index.js';
import { readmeTable } from './generate/readme-table.js';
import { ruleDocs } from './generate/rule-docs.js';
import { rulesIndex } from './generate/rules-index.js';
import { loadCatalog, loadConfidence } from './load-catalog.js';
import { loadRules } from './load-rules.js';
import { root } from './workspaces.js';

/** @typedef {{ readonly file: string, readonly text: string }} Generated */

/** @returns {Promise<readonly Generated[]>} */
const generateAll = async () => {
  const rules = await loadRules();
  const page = providerPage(await loadCatalog(), await loadConfidence());
  const all = [
    ...providersIndex(),
    rulesIndex(),
    ...rules.map(ruleDocs),
    readmeTable(rules),
    page,
    ...(await jsonSchemas(rules)),
  ];
  return Promise.all(all.map(tidy));
};

/**
 * @param {Generated} generated
 * @returns {Promise<Generated>}
 */
const tidy = async ({ file, text }) => {
  const filepath = path.join(root, file);
  return { file, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
};

/** @param {Generated} generated */
const isStale = ({ file, text }) => {
  const filepath = path.join(root, file);
  return !existsSync(filepath) || readFileSync(filepath, 'utf8') !== text;
};

const stale = (await generateAll()).filter(isStale);
if (process.argv.includes('--check')) {
  for (const { file } of stale) console.error(`${file} is stale: run \`npm run generate\`.`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { file, text } of stale) {
    writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
}
