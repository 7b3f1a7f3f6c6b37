import type { CredentialSink } from '../facts/credential.ts';
import type { Flow } from '../flow/settle.ts';
import { callSinks } from './credential-positions/call-sinks.ts';
import { comparisonSinks } from './credential-positions/comparison-sinks.ts';
import { headerSinks } from './credential-positions/header-sinks.ts';
import { type SinkSigns, sinkSigns } from './credential-positions/sink-signs.ts';
import { templateSinks } from './credential-positions/template-sinks.ts';
import { fileFlow } from './file-flow.ts';
import type { Recogniser, RecogniserContext } from './recogniser.ts';
import type { Structure } from '../facts/structure.ts';

/** What the finders of sinks work on. */
export interface SinkContext extends RecogniserContext {
  readonly structure: Structure;
  /** Of this file alone: whose a callee is, is told by its imports. */
  readonly flow: Flow;
  readonly signs: SinkSigns;
}

/** Places that take a credential: positions of libraries, options by name, headers, templates, comparisons with a request. */
export const recogniseCredentialSinks: Recogniser = (structure, context) => {
  const flow = fileFlow(context.path, structure, context.catalog);
  const sinks = { ...context, structure, flow, signs: sinkSigns(structure, context.catalog, flow.program) };
  return distinct([...callSinks(sinks), ...headerSinks(sinks), ...templateSinks(sinks), ...comparisonSinks(sinks)]);
};

/** Of a place one sink that is certain, and one that is not; what is sure of it comes first. */
const distinct = (sinks: readonly CredentialSink[]): readonly CredentialSink[] => {
  const byPlace = new Map<string, CredentialSink>();
  for (const sink of sinks) {
    const place = [sink.certain, sink.value, ...sink.members].join('.');
    const known = byPlace.get(place);
    if (known === undefined || (sink.sure && !known.sure)) byPlace.set(place, sink);
  }
  return [...byPlace.values()];
};
