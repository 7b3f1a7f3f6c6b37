import { visibleJson } from '../../report/printable.ts';
import { countsOf } from '../item.ts';
import type { ListFormat } from './format.ts';

export const json: ListFormat = (items, { version }) =>
  visibleJson({
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
  });
