import { extract, type Catalog, type FileFacts } from '@seamlint/core';

import { withoutMark } from '../read/read-source.ts';
import { parseSource } from './parse-source.ts';

/** The facts of one file. Throws `ParseError` with the line and column where `text` does not parse. */
export const extractOne = (path: string, text: string, catalog: Catalog): FileFacts =>
  extract(parseSource(path, withoutMark(text)), catalog);
