import type { Catalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Program } from '../scope/program.ts';
import { redactValues } from '../extract/redact-credentials.ts';
import { literalsReaching } from './literals-reaching.ts';
import { createFlow } from './settle.ts';

/**
 * The facts of one file as they may leave the process, on a disk or a screen: a weak secret that only another file
 * uses as one (`sign(body, 'letmein')`) reads as a word where it stands, and is known for what it is by the whole
 * program alone.
 */
export const redactLinked = (program: Program, catalog: Catalog, path: string): FileFacts | undefined => {
  const facts = program.file(path);
  if (facts === undefined) return undefined;
  const flow = createFlow(program, catalog);
  const starts = new Set<number>();
  for (const file of program.paths) {
    for (const fact of program.file(file)?.facts ?? []) {
      if (fact.kind !== 'credential-sink') continue;
      for (const { span, enumLike } of literalsReaching(flow, { file, id: fact.value }, fact.members).found)
        if (span.path === path && (fact.sure || !enumLike)) starts.add(span.start);
    }
  }
  return { ...facts, structure: redactValues(facts.structure, (value) => starts.has(value.at[0])) };
};
