import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Format } from './report.ts';
import { stylish } from './stylish.ts';

export const formats: ReadonlyMap<string, Format> = new Map([
  ['pretty', pretty],
  ['stylish', stylish],
  ['json', json],
  ['github', github],
]);
