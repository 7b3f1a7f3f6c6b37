import type { Cases } from '@seamlint/testkit';
import { madeAnew } from './cases/made-anew.ts';
import { misplaced } from './cases/misplaced.ts';
import { oneForMany } from './cases/one-for-many.ts';

export const cases = {
  silent: { ...madeAnew.silent, ...oneForMany.silent, ...misplaced.silent },
  reported: { ...madeAnew.reported, ...oneForMany.reported, ...misplaced.reported },
} satisfies Cases;
