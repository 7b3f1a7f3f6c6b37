import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Flow } from '../../flow/settle.ts';
import { filesOfWrappers } from '../../flow/wrappers/own-exports.ts';

/** How far from a client's call its error is looked for, and among how many files that import one. */
const MAX_HOPS = 3;
const MAX_IMPORTERS = 400;

/**
 * An error can be logged by those that call a client, and such files hold no word of their own to be told by; nor do
 * those that call a logger of the config by a name of their own.
 */
export const loggedFiles = (flow: Flow, calls: readonly OutboundCall[]): readonly string[] => {
  const visited = new Set([...calls.map(({ file }) => file), ...filesOfWrappers(flow, 'logger')]);
  let border: readonly string[] = [...visited];
  for (let hop = 0; hop < MAX_HOPS && border.length > 0; hop++) {
    const importers = border.flatMap((path) => {
      const { found } = flow.program.importers(path);
      return found.length > MAX_IMPORTERS ? [] : found.map((importer) => importer.path);
    });
    border = [...new Set(importers)].filter((path) => !visited.has(path));
    for (const path of border) visited.add(path);
  }
  return [...new Set([...flow.program.paths, ...visited])].sort();
};
