import { countsOf } from '../item.ts';
import type { ListFormat } from './format.ts';

export const json: ListFormat = (items, { version }) =>
  `${JSON.stringify(
    {
      version: 1,
      tool: `seamlint ${version}`,
      items: items.map(({ id, text, status, why, rules, evidence, spec }) => ({
        id,
        text,
        status,
        why,
        rules,
        evidence,
        spec,
      })),
      summary: { items: items.length, ...countsOf(items) },
    },
    null,
    2,
  )}\n`;
