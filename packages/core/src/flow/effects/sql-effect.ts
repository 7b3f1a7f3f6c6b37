/** What a statement in SQL does, told by its words. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Value, ValueId } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { ClassifiedEffect, ClassifiedRead } from './classified.ts';
import { statementLeavesAlone } from './leaves-alone.ts';
import { preparedBefore } from './prepared.ts';
import { isRecord } from './records.ts';

const HOLE = '¿';

/** The statement that is handed to a call, its holes as a mark; undefined: none is in sight. */
export const statementOf = (flow: Flow, file: string, call: Call, bindings: Bindings): string | undefined => {
  const prepared = preparedBefore(flow, file, call, bindings);
  return prepared === undefined
    ? handedStatement(flow, file, call, bindings)
    : handedStatement(flow, prepared.file, prepared.call, bindings);
};

const handedStatement = (flow: Flow, file: string, call: Call, bindings: Bindings): string | undefined => {
  const [first] = call.args;
  if (first === undefined || first.spread) return undefined;
  const ref = { file, id: first.value };
  const direct = flow.value(ref);
  // A tagged template hands over its texts and holes.
  if (direct?.kind === 'template') return textOf(flow, file, direct, 0);
  for (const origin of flow.settle(ref, bindings).found) {
    if (origin.kind !== 'value' && origin.kind !== 'external' && origin.kind !== 'made') continue;
    const value = flow.value(origin.ref);
    const text = value === undefined ? '' : textOf(flow, origin.ref.file, value, 0);
    if (text !== '') return text;
  }
  return undefined;
};

const textOf = (flow: Flow, file: string, value: Value, depth: number): string => {
  if (depth > 6) return '';
  const inner = (id: ValueId | undefined): string => {
    const next = id === undefined ? undefined : flow.value({ file, id });
    return next === undefined ? '' : textOf(flow, file, next, depth + 1);
  };
  switch (value.kind) {
    case 'string':
      return value.text ?? '';
    case 'template':
      return value.parts
        .map((id) => {
          const part = flow.value({ file, id });
          return part?.kind === 'string'
            ? (part.text ?? HOLE)
            : part?.kind === 'member' && part.name !== null
              ? `${HOLE}${part.name}`
              : HOLE;
        })
        .join('');
    case 'object':
      return inner(value.entries.find(({ key }) => key === 'text' || key === 'sql' || key === 'query')?.value);
    case 'call': {
      const call = flow.program.file(file)?.structure.calls[value.call];
      return inner(call?.args[0]?.value);
    }
    case 'variable':
      return value.defs.length === 1 ? inner(value.defs[0]) : '';
    default:
      return '';
  }
};

const SQL = /^\s*(?:--[^\n]*\n\s*)*(?:with\b[\s\S]*?\)\s*)?(insert|update|delete|replace|merge|upsert|select|call)\b/iu;
const UPSERTING =
  /\bon\s+conflict\b|\bon\s+duplicate\s+key\b|\binsert\s+(?:or\s+)?(?:ignore|replace)\b|^\s*replace\s+into\b|\bmerge\s+into\b|\bwhere\s+not\s+exists\b/iu;
/** `credits = credits + $1`, `balance = coalesce(balance, 0) - 5`, `${t.credits} + 1`. */
const ADDING =
  /"?\b(\w+)\b"?\s*=\s*(?:coalesce\s*\(\s*)?(?:"?\w+"?\s*\.\s*)?"?\1\b"?(?:\s*,[^)]*\))?\s*(?:[+-]|\|\|)/iu;

/** Whether text is a statement at all: nothing else begins that way. */
export const isStatement = (text: string): boolean =>
  /^\s*(?:--[^\n]*\n\s*)*(?:with\s+"?\w+"?\s*(?:\([^)]*\)\s*)?as\s*\(|insert\s+(?:or\s+\w+\s+|ignore\s+)?into\s|update\s+\S+(?:\s+(?:as\s+)?\w+)?\s+set\s|delete\s+from\s|replace\s+into\s|merge\s+into\s|select\s[\s\S]*\sfrom\s|select\s+\w+\s*\(|call\s+\w)/iu.test(
    text,
  );

export const sqlEffect = (
  text: string,
  by: string,
  data: readonly Ref[],
): ClassifiedEffect | ClassifiedRead | undefined => {
  const verb = SQL.exec(text)?.[1]?.toLowerCase();
  const adds = ADDING.test(text.replace(/\bwhere\b[\s\S]*$/iu, ''));
  switch (verb) {
    case 'select':
      return /^\s*select\s+\w+\s*\([^)]*\)\s*;?\s*$/iu.test(text) && !/\bfrom\b/iu.test(text)
        ? { does: 'raw', again: 'unknown', why: 'runs a function of the database', by, data }
        : { does: 'read', by, own: true };
    case 'insert':
    case 'replace':
    case 'merge':
    case 'upsert': {
      const table = /\binto\s+["'`]?(?:\w+["'`]?\.["'`]?)?(\w+)/iu.exec(text)?.[1] ?? 'a table';
      if (UPSERTING.test(text))
        return adds
          ? { does: 'increment', again: 'twice', why: `adds to what is stored in ${table}`, by, data }
          : {
              does: 'upsert',
              again: 'same',
              why: `writes one row of ${table}`,
              by,
              data,
              claims: true,
              ...(statementLeavesAlone(text) ? { leaves: true } : {}),
            };
      return {
        does: 'insert',
        again: isRecord(table) ? 'unknown' : 'twice',
        why: `adds a row to ${table}`,
        by,
        data,
      };
    }
    case 'update': {
      const table = /\bupdate\s+["'`]?(?:\w+["'`]?\.["'`]?)?(\w+)/iu.exec(text)?.[1] ?? 'a table';
      return adds
        ? { does: 'increment', again: 'twice', why: `adds to what is stored in ${table}`, by, data }
        : { does: 'update', again: 'same', why: `sets columns of ${table}`, by, data };
    }
    case 'delete':
      return { does: 'delete', again: 'same', why: 'deletes', by, data };
    case 'call':
      return { does: 'raw', again: 'unknown', why: 'runs a procedure of the database', by, data };
    default:
      return undefined;
  }
};

/** Functions of the database are called by what they do, and these by nothing else. */
const COUNTS = /^(?:\w+\.)?(?:increment|decrement)(?=_|[A-Z]|$)/u;

/** `rpc('increment_credits', { … })`: a function of the database that counts, and that is not told which event it counts for. */
export const countingProcedure = (name: string, by: string, data: readonly Ref[]): ClassifiedEffect | undefined =>
  COUNTS.test(name)
    ? { does: 'increment', again: 'twice', why: `counts by ${name}`, by, data, claims: true }
    : undefined;
