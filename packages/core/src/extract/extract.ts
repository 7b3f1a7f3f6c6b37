import type { Catalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { ParsedSource } from './source.ts';

/** ESTree to facts, once per file. */
export const extract = (_source: ParsedSource, _catalog: Catalog): FileFacts => {
  throw new Error('not built yet');
};
