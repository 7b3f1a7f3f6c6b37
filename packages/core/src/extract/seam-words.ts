import type { Catalog } from '../catalog/catalog.ts';
import { credentialWords } from './credential-words.ts';
import { routeWords } from './recognise-routes.ts';

/**
 * The words, lower case, without which no recogniser can fire: a file whose
 * text holds none of them has no seam. Each recogniser declares its own.
 */
export const seamWords = (catalog: Catalog): readonly string[] =>
  [...new Set([...routeWords(catalog), ...credentialWords(catalog)])].sort();
