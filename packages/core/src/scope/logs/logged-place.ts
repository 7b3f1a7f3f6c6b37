/** Where something stands in a call that logs, and what it is called there. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Range, type Span, spanOf } from '../../facts/span.ts';
import type { Structure, Value, ValueId } from '../../facts/structure.ts';
import type { Bindings } from '../../flow/origin.ts';
import type { CallSite } from '../calls/call-site.ts';
import type { OriginReader } from './origins.ts';
import type { Sensitive } from './sensitive.ts';
import { nameOf, textOfPath } from './surroundings.ts';

/** Something sensitive in what a call logs. */
export interface Leak extends Sensitive {
  readonly at: Span;
  /** What stands there, where it is a name or a path of names. */
  readonly expression: string | null;
}

export interface At {
  readonly ref: Ref;
  readonly bindings: Bindings;
  /** `text`: it is written into a string, where an object shows nothing. */
  readonly mode: 'object' | 'text';
  /** Where it stands in the call, as closely as it is known. */
  readonly place: Span;
  readonly expression: string | null;
  /** What it is called on the way, outermost first. */
  readonly names: readonly string[];
  readonly depth: number;
  /** What was looked into on the way: a table of a program can hold all the others. */
  readonly seen: Set<string>;
}

export interface LoggedReader extends OriginReader {
  /** The call that logs. */
  readonly site: CallSite;
}

/** `?token=${id}`: what stands before a hole names it. */
export const namedBy = (reader: LoggedReader, file: string, before: ValueId | undefined): readonly string[] => {
  const value = before === undefined ? undefined : reader.flow.value({ file, id: before });
  const name = value?.kind === 'string' ? /[?&]([\w-]+)=$/u.exec(value.text ?? '')?.[1] : undefined;
  return name === undefined ? [] : [`:${name}`];
};

/** The key stands for what it holds where that has no place of its own. */
export const placeOfKey = (reader: LoggedReader, at: At, key: Range): Partial<At> =>
  isHere(reader, at.ref.file, key) ? { place: spanOf(at.ref.file, key) } : {};

const isHere = ({ site }: LoggedReader, file: string, [start, end]: Range): boolean =>
  file === site.file && start >= site.call.at[0] && end <= site.call.at[1];

export const placed = (reader: LoggedReader, at: At, value: Value): At => {
  const { file, id } = at.ref;
  const structure = reader.flow.program.file(file)?.structure;
  if (file !== reader.site.file || structure === undefined) return at;
  if (value.kind === 'variable') {
    const start =
      mentionsIn(structure, id, [at.place.start, at.place.end])[0] ?? mentionsIn(structure, id, reader.site.call.at)[0];
    if (start === undefined) return at;
    return { ...at, place: { path: file, start, end: start + value.name.length }, expression: value.name };
  }
  return isHere(reader, file, value.at)
    ? { ...at, place: spanOf(file, value.at), expression: textOfPath(structure, id) }
    : at;
};

/** Where the variable is read between two offsets. */
const mentionsIn = ({ mentions }: Structure, id: ValueId, [from, to]: Range): readonly number[] => {
  const found: number[] = [];
  for (let index = 0; index < mentions.length; index += 2) {
    const start = mentions[index + 1] ?? -1;
    if (mentions[index] === id && start >= from && start < to) found.push(start);
  }
  return found.sort((one, other) => one - other);
};

export const nameAt = (reader: LoggedReader, ref: Ref): string => {
  const structure = reader.flow.program.file(ref.file)?.structure;
  return structure === undefined ? '' : nameOf(structure, ref.id);
};
