import type { FileFacts } from '../facts/file-facts.ts';
import type { Known } from './known.ts';
import type { Importer, ModuleTarget, Program } from './program.ts';
import { remotePackage } from './remote-package.ts';

/** The program of a host that sees one file: what enters or leaves it is open. */
export const fileProgram = (facts: FileFacts, now: () => FileFacts = () => facts): Program => ({
  single: true,
  paths: [facts.path],
  file: (path) => (path === facts.path ? now() : undefined),
  module: (_from, specifier) => targetOf(specifier),
  importers: (): Known<Importer> => ({
    found: [],
    open: [{ why: 'another file may import this one', at: { path: facts.path, start: 0, end: 0 } }],
  }),
});

/** A package by its name; anything else may be a file of the program. `@/` and `~/` are aliases by custom, never packages. */
const targetOf = (specifier: string): ModuleTarget => {
  const remote = remotePackage(specifier);
  if (remote !== undefined) return { kind: 'package', ...remote };
  const bare = specifier.replace(/^node:/u, '');
  const named = /^((?:@[\w.-]+\/)?[a-z\d][\w.-]*)(?:\/(.+))?/iu.exec(bare);
  const [, name, subpath] = named ?? [];
  return name === undefined
    ? { kind: 'unknown', why: `${specifier} is another file` }
    : { kind: 'package', name, ...(subpath === undefined ? {} : { subpath }) };
};
