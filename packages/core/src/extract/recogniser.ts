import type { Catalog } from '../catalog/catalog.ts';
import type { Fact } from '../facts/fact.ts';
import type { Structure } from '../facts/structure.ts';

/** Reads domain facts off one file's structure. Syntax is gone by then: a recogniser works for every parser. */
export type Recogniser = (structure: Structure, context: RecogniserContext) => readonly Fact[];

export interface RecogniserContext {
  readonly path: string;
  readonly catalog: Catalog;
}
