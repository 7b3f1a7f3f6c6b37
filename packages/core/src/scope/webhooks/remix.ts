/** A route of Remix or React Router: where it is served, if a `routes.ts` says so. */
import type { Call, Structure } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { joinPaths, pathTextOf } from './route-paths.ts';

/** The paths that `routes.ts` gives the module `file`; none where it names no files, or is not there. */
export const configuredPaths = (flow: Flow, file: string): readonly string[] => {
  const root = /^(?:.*\/)?(?:app|src)\//u.exec(file)?.[0];
  if (root === undefined || flow.program.single === true) return [];
  return ['ts', 'js'].flatMap((extension) => {
    const config = `${root}routes.${extension}`;
    const structure = flow.program.file(config)?.structure;
    return structure === undefined
      ? []
      : structure.calls.flatMap((call) =>
          names(flow, config, call, file.slice(root.length)) ? [pathOf(flow, config, structure, call)] : [],
        );
  });
};

const calledAs = (structure: Structure | undefined, { callee }: Call): string | null => {
  const value = structure?.values[callee];
  return value?.kind === 'variable' || value?.kind === 'global' ? value.name : null;
};

/** `route('hooks/stripe', './hooks/stripe.ts')`, `index('./home.tsx')`. */
const names = (flow: Flow, config: string, call: Call, wanted: string): boolean =>
  /^(?:route|index)$/u.test(calledAs(flow.program.file(config)?.structure, call) ?? '') &&
  call.args.slice(0, 2).some(({ value }) => {
    const text = flow.value({ file: config, id: value });
    return text?.kind === 'string' && text.text?.replace(/^\.\//u, '') === wanted;
  });

/** With what `prefix('api', [...])` and the routes around it put before. */
const pathOf = (flow: Flow, config: string, structure: Structure, call: Call): string => {
  const around = structure.calls
    .filter((one) => one.at[0] <= call.at[0] && one.at[1] >= call.at[1])
    .filter((one) => /^(?:route|prefix)$/u.test(calledAs(structure, one) ?? ''))
    .sort((one, other) => one.at[0] - other.at[0]);
  const parts = around.flatMap(({ args: [path] }) =>
    path === undefined ? [] : [pathTextOf(flow, { file: config, id: path.value })],
  );
  return `/${joinPaths(...parts)}`.replace(/\/{2,}/gu, '/');
};
