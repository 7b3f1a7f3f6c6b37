import type { RunContext } from '../../facts/run-context.ts';
import { spanOf } from '../../facts/span.ts';
import type { FunctionId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';

/** Code of a user's screen: told by its directive, its name, or by being a component's that uses hooks. */
export const runsInBrowser = (flow: Flow, file: string, fn: FunctionId): RunContext | undefined => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  if (structure === undefined || fact === undefined || structure.directives.includes('use server')) return undefined;
  const why = structure.directives.includes('use client')
    ? "a file marked 'use client'"
    : /\.client\.[cm]?[jt]sx?$/u.test(file)
      ? 'a file named .client'
      : usesHooks(structure.edges)
        ? 'a component of the browser'
        : undefined;
  return why === undefined
    ? undefined
    : { kind: 'browser', at: spanOf(file, fact.at), note: why, repeats: false, certainty: 'sure', via: [] };
};

type Edges = NonNullable<ReturnType<Flow['program']['file']>>['structure']['edges'];

const usesHooks = (edges: Edges): boolean =>
  edges.some(
    (edge) =>
      edge.kind === 'import' &&
      /^(?:react|preact\/hooks|vue|svelte|solid-js)$/u.test(edge.specifier) &&
      edge.names.some((name) =>
        /^(?:use(?:State|Effect|Reducer|Callback|Ref|LayoutEffect|Context)|onMount|onMounted)$/u.test(name),
      ),
  );
