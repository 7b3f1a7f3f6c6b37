import path from 'node:path';
import { loadSource } from '../load-source.js';
import { root } from '../workspaces.js';

const cli = 'packages/cli';

/**
 * The schemas that editors and readers of reports go by.
 * @param {readonly { readonly name: string }[]} rules
 * @returns {Promise<readonly { readonly file: string, readonly text: string }[]>}
 */
export const jsonSchemas = async (rules) => {
  const config = await loadSource(path.join(root, cli, 'src/config/config-schema.ts'));
  const report = await loadSource(path.join(root, cli, 'src/report/json-schema.ts'));
  const checklist = await loadSource(path.join(root, cli, 'src/checklist/formats/json-schema.ts'));
  const map = await loadSource(path.join(root, cli, 'src/map/formats/json-schema.ts'));
  const meta = await loadSource(path.join(root, cli, 'src/settle/meta-rules.ts'));
  const names = [...rules, ...meta.metaRules].map(({ name }) => name).sort();
  return [
    { file: `${cli}/schemas/config.schema.json`, text: JSON.stringify(config.configJsonSchema(names)) },
    { file: `${cli}/schemas/checklist.schema.json`, text: JSON.stringify(checklist.checklistJsonSchema()) },
    { file: `${cli}/schemas/report.schema.json`, text: JSON.stringify(report.reportJsonSchema()) },
    { file: `${cli}/schemas/map.schema.json`, text: JSON.stringify(map.mapJsonSchema()) },
  ];
};
