/** `if (!row) return`, where the row is that of the event's object: what the event says is lost. */
import { spanOf } from '../../facts/span.ts';
import type { Step } from '../../facts/structure.ts';
import { givenTo } from './asking.ts';
import { keepsNothing } from './swallowed.ts';
import { tablesOf } from './tables-of.ts';
import type { Told } from './told.ts';
import type { Frame, Walking } from './walking.ts';

type Branch = Extract<Step, { kind: 'branch' }>;

export const noteMissing = (walking: Walking, step: Branch, told: Told, frame: Frame): void => {
  const [absent] = told.then;
  const last = step.then.at(-1);
  if (absent === undefined || told.else.length > 0 || absent.open || frame.refusing || frame.deferred) return;
  if (last?.kind !== 'exit' || !/^(?:return|break)$/u.test(last.how)) return;
  const structure = walking.flow.program.file(frame.file)?.structure;
  const call = structure?.calls.find(({ at }) => at[0] === absent.at.start && at[1] === absent.at.end);
  if (structure === undefined || call === undefined || absent.at.path !== frame.file) return;
  const isById = givenTo(structure, frame.file, call).some((ref) => walking.ids.idsIn(ref, frame.bindings) !== 'none');
  const tables = tablesOf(structure, call);
  if (!isById || tables.length === 0 || !keepsNothing(walking, frame, step.then)) return;
  walking.missed.push({ span: spanOf(frame.file, step.at), read: absent.at, tables, way: frame.way });
};
