import type { Catalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Flow } from '../flow/settle.ts';
import { takeFileFlow } from './file-flow.ts';
import { lower } from './lower.ts';
import { maskNames } from './mask-names.ts';
import { redactCredentials } from './redact-credentials.ts';
import { recognisers } from './recognisers.ts';
import { readMutedChecks } from './read-muted-checks.ts';
import type { ParsedSource } from './source.ts';
import { readSuppressions } from './suppressions.ts';

/** ESTree to facts, once per file. */
export const extract = (source: ParsedSource, catalog: Catalog): FileFacts => {
  const { facts } = extractFollowing(source, catalog);
  // What was worked out of this file alone is kept by its structure, and may be otherwise in a program.
  return { ...facts, structure: { ...facts.structure } };
};

/** With the flow that recognisers followed values by, if it still holds. */
export const extractFollowing = (source: ParsedSource, catalog: Catalog): Extracted => {
  const structure = lower(source, catalog);
  const context = { path: source.path, catalog };
  const facts = [
    ...recognisers.flatMap((recognise) => recognise(structure, context)),
    ...readMutedChecks(source.path, source.comments, structure),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const masked = maskNames(
    {
      path: source.path,
      structure: redactCredentials(context, structure, facts),
      facts,
      suppressions: readSuppressions(source.comments, source.text),
    },
    catalog,
  );
  return { facts: masked, flow: takeFileFlow(structure, masked) };
};

export interface Extracted {
  readonly facts: FileFacts;
  readonly flow: Flow | undefined;
}
