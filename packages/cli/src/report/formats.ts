import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { Format } from './report.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';

export const formats: ReadonlyMap<string, Format> = new Map([
  ['pretty', pretty],
  ['stylish', stylish],
  ['json', json],
  ['sarif', sarif],
  ['github', github],
  ['gitlab', gitlab],
  ['junit', junit],
  ['checkstyle', checkstyle],
  ['markdown', markdown],
]);
