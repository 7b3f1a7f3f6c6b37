import { describe, expect, it } from 'vitest';

import { aliases } from './module-shapes/aliases.ts';
import { commonJs } from './module-shapes/common-js.ts';
import { compiled } from './module-shapes/compiled.ts';
import { computed } from './module-shapes/computed.ts';
import { dynamic } from './module-shapes/dynamic.ts';
import { packages } from './module-shapes/packages.ts';
import { reExports } from './module-shapes/re-exports.ts';
import { relative } from './module-shapes/relative.ts';
import { judgeShape, type Shapes } from './module-shapes/shape.ts';

const groups: Readonly<Record<string, Shapes>> = {
  'relative paths': relative,
  'aliases of a configuration': aliases,
  'packages of a workspace': packages,
  'exports and imports': reExports,
  CommonJS: commonJs,
  'what a compiler wrote': compiled,
  'imports at run time': dynamic,
  'names that are computed': computed,
};

describe.each(Object.entries(groups))('%s', (_, shapes) => {
  it.each(Object.entries(shapes))('%s', async (_name, shape) => {
    expect(await judgeShape(shape, true), 'checked').toEqual({ findings: 0, undecided: [] });
    expect(await judgeShape(shape, false), 'not checked').toEqual({ findings: 1, undecided: [] });
  });
});
