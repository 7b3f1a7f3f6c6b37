import path from 'node:path';
import { loadSource } from './load-source.js';
import { root } from './workspaces.js';

/** @typedef {import('@seamlint/core').Provider} Provider */
/** @typedef {import('@seamlint/core').Confidence} Confidence */

/** @returns {Promise<readonly Provider[]>} the catalog as it stands in the sources */
export const loadCatalog = async () => (await loadSource(path.join(root, 'packages/providers/src/index.ts'))).providers;

/** @returns {Promise<typeof import('@seamlint/core').confidenceOf>} */
export const loadConfidence = async () =>
  (await loadSource(path.join(root, 'packages/core/src/catalog/confidence.ts'))).confidenceOf;
