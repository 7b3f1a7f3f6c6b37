import { rolldown } from 'rolldown';
import { root, sourceAliases } from './workspaces.js';

/**
 * What a TypeScript module of the sources exports. It is bundled in memory, since Node 20 can't read it.
 * @param {string} input absolute
 * @returns {Promise<any>}
 */
export const loadSource = async (input) => {
  const build = await rolldown({ input, cwd: root, platform: 'node', resolve: { alias: sourceAliases } });
  const { output } = await build.generate({ format: 'es', codeSplitting: false });
  await build.close();
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
};
