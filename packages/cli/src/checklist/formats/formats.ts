import type { ListFormat } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';

export const formats: ReadonlyMap<string, ListFormat> = new Map([
  ['pretty', pretty],
  ['json', json],
  ['markdown', markdown],
]);
