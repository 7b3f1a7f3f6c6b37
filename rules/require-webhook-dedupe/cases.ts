import type { Cases } from '@seamlint/testkit';
import { frameworks } from './cases/frameworks.ts';
import { guards } from './cases/guards.ts';
import { stores } from './cases/stores.ts';

export const cases = {
  silent: { ...stores.silent, ...guards.silent, ...frameworks.silent },
  reported: { ...stores.reported, ...guards.reported, ...frameworks.reported },
} satisfies Cases;
