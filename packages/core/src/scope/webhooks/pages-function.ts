/** A Pages function: the `_middleware` files of its folder and of those above run before it. */
import { workers } from '../../extract/frameworks/workers.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Known } from '../known.ts';

export const pagesRoles: readonly Role[] = ['pages'];

const EXTENSIONS = ['ts', 'js', 'tsx', 'jsx', 'mjs', 'mts'];

export const pagesMiddleware = (flow: Flow, file: string, method: string): Known<Ref> => {
  const place = workers.pagesFunction.exec(file)?.groups?.['path'];
  if (place === undefined) return { found: [], open: [] };
  if (flow.program.single === true)
    return {
      found: [],
      open: [{ why: 'a _middleware file above it may check the sender', at: { path: file, start: 0, end: 0 } }],
    };
  const root = file.slice(0, file.lastIndexOf(place));
  const folders = place.split('/').slice(0, -1);
  const places = [root, ...folders.map((_, index) => `${root}${folders.slice(0, index + 1).join('/')}/`)];
  return {
    found: places.flatMap((folder) => {
      const path = EXTENSIONS.map((extension) => `${folder}_middleware.${extension}`).find(
        (one) => flow.program.file(one) !== undefined,
      );
      return path === undefined ? [] : exportsFor(flow, path, method);
    }),
    open: [],
  };
};

const exportsFor = (flow: Flow, path: string, method: string): readonly Ref[] => {
  const names = Object.entries(workers.pagesMethods)
    .filter(([, verb]) => verb === 'ALL' || verb === (method === 'ALL' ? 'POST' : method))
    .map(([name]) => name);
  return names.flatMap((name) =>
    resolveExport(flow.program, path, name).found.flatMap((target) => (target.kind === 'value' ? [target.ref] : [])),
  );
};
