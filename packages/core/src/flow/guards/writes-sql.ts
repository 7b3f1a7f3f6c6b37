import type { Call, Value, ValueId } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';

/** Statements that change what is stored; a common table expression may stand in front. */
const WRITING = /^\s*(?:with\b[^;]*?\)\s*)?(?:insert|update|delete|replace|merge|upsert|truncate|call)\b/iu;

/** `pool.query('insert into …')`, sql`update …`, `client.query({ text: 'delete …' })`: the verb stands in the text. */
export const writesSql = (flow: Flow, file: string, call: Call, bindings: Bindings): boolean => {
  const [statement] = call.args;
  if (statement === undefined || statement.spread) return false;
  return flow.settle({ file, id: statement.value }, bindings).found.some((origin) => {
    if (origin.kind !== 'value' && origin.kind !== 'external') return false;
    const value = flow.value(origin.ref);
    return value !== undefined && WRITING.test(textOf(flow, origin.ref.file, value));
  });
};

const textOf = (flow: Flow, file: string, value: Value): string => {
  if (value.kind === 'string') return value.text ?? '';
  if (value.kind === 'template') return partOf(flow, file, value.parts[0]);
  if (value.kind === 'object')
    return partOf(flow, file, value.entries.find(({ key }) => key === 'text' || key === 'sql')?.value);
  // `db.execute(sql`insert …`)`
  if (value.kind === 'call') {
    const call = flow.program.file(file)?.structure.calls[value.call];
    return partOf(flow, file, call?.args[0]?.value);
  }
  return '';
};

const partOf = (flow: Flow, file: string, id: ValueId | undefined): string => {
  const value = id === undefined ? undefined : flow.value({ file, id });
  if (value?.kind === 'string') return value.text ?? '';
  return value?.kind === 'template' ? partOf(flow, file, value.parts[0]) : '';
};
