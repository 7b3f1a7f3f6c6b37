import type { Cases } from '@seamlint/testkit';
import { asked } from './cases/asked.ts';
import { chains } from './cases/chains.ts';
import { frameworks } from './cases/frameworks.ts';
import { guards } from './cases/guards.ts';
import { once } from './cases/once.ts';
import { ownDedupes } from './cases/own-dedupes.ts';
import { remote } from './cases/remote.ts';
import { stores } from './cases/stores.ts';
import { wasp } from './cases/wasp.ts';

export const cases = {
  silent: {
    ...stores.silent,
    ...guards.silent,
    ...frameworks.silent,
    ...wasp.silent,
    ...once.silent,
    ...ownDedupes.silent,
    ...remote.silent,
    ...chains.silent,
    ...asked.silent,
  },
  reported: {
    ...stores.reported,
    ...guards.reported,
    ...frameworks.reported,
    ...wasp.reported,
    ...once.reported,
    ...ownDedupes.reported,
    ...remote.reported,
    ...chains.reported,
    ...asked.reported,
  },
} satisfies Cases;
