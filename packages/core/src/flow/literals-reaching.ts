/** Which string literals can be a value: backward through variables, members, calls, closures and modules. */
import { shapeOf } from '../extract/string-value.ts';
import { isEnumLike, valueNames } from '../extract/value-names.ts';
import type { Ref } from '../facts/file-facts.ts';
import { spanOf } from '../facts/span.ts';
import type { Call, Structure, Value } from '../facts/structure.ts';
import type { Because } from '../rules/finding.ts';
import type { Known, Open } from '../scope/known.ts';
import type { ReachingLiteral } from '../scope/scope.ts';
import { bindThisCallOnly } from './bind-arguments.ts';
import { callersOf } from './callers-of.ts';
import { exitsOf } from './exits.ts';
import { injectedMembers } from './follow-injected.ts';
import { type Bindings, type Origin, idOf, noBindings, refKey, symbolText } from './origin.ts';
import type { Flow } from './settle.ts';

/** A trail with more ends than this is no credential's. */
const MAX_LITERALS = 60;

/** Functions that call each other have no end. */
const MAX_STEPS = 400;

/** Functions that hand on the substance of their first argument. */
const passesOn =
  /^(?:global:(?:globalThis\.)?(?:Buffer\.from|String|atob|btoa|encodeURIComponent|decodeURIComponent|TextEncoder\(\)\.encode|Object\.freeze)|buffer:Buffer\.from|util:TextEncoder\(\)\.encode|crypto:createSecretKey|jose:(?:base64url\.(?:encode|decode)|importPKCS8))$/u;

/** Methods whose answer holds the text they are called on. */
const keepsText =
  /^(?:toString|trim|trimStart|trimEnd|valueOf|normalize|replace|replaceAll|concat|padEnd|padStart|toLowerCase|toUpperCase|slice|substring)$/u;

interface Walk {
  readonly flow: Flow;
  readonly seen: Set<string>;
  readonly found: ReachingLiteral[];
  readonly open: Open[];
}

interface At {
  readonly ref: Ref;
  readonly bindings: Bindings;
  readonly via: readonly Because[];
}

export const literalsReaching = (flow: Flow, ref: Ref, members: readonly string[] = []): Known<ReachingLiteral> => {
  const walk: Walk = { flow, seen: new Set(), found: [], open: [] };
  reach(walk, { ref, bindings: noBindings, via: [] }, members);
  return { found: walk.found, open: walk.open };
};

const reach = (walk: Walk, at: At, members: readonly string[]): void => {
  const key = [`${refKey(at.ref)}@${String(idOf(at.bindings))}`, ...members].join('.');
  if (walk.seen.has(key) || walk.found.length > MAX_LITERALS) return;
  walk.seen.add(key);
  const answers = members.length === 0 ? answersOf(walk, at) : [];
  if (answers.length > 0) return answers.forEach((answer) => reach(walk, answer, []));
  const origins =
    members.length === 0 ? walk.flow.settle(at.ref, at.bindings) : walk.flow.settleMember(at.ref, members, at.bindings);
  walk.open.push(...origins.open);
  // What something is appended to only begins with its first text: `key = 'whsec_'; key += random`.
  const appended = origins.found.filter((origin) => isAppended(walk, origin));
  for (const origin of appended.length > 0 ? appended : origins.found) reachOrigin(walk, at, origin);
};

/**
 * What a function of the program answers to this call: `encode(key)`. Its parameters are what this call hands over, and not
 * what all others do.
 */
const answersOf = ({ flow, seen }: Walk, at: At): readonly At[] => {
  const { file } = at.ref;
  const value = flow.value(at.ref);
  const call = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
  if (call === undefined || call.construct || seen.size > MAX_STEPS) return [];
  const { found, open } = flow.functionsOf({ file, id: call.callee }, at.bindings);
  if (open.length > 0 || found.some(({ fact }) => fact.generator)) return [];
  return found.flatMap((target) => {
    const bindings = bindThisCallOnly(file, call, target, at.bindings);
    return exitsOf(target.fact).flatMap(({ how, value: id }) =>
      how === 'return' && id !== null ? [{ ...at, ref: { file: target.file, id }, bindings }] : [],
    );
  });
};

const isAppended = (walk: Walk, origin: Origin): boolean => {
  if (origin.kind === 'module') return false;
  const value = walk.flow.value(origin.ref);
  const sum = value?.kind === 'binary' && value.op === '+' ? value.left : undefined;
  const first = value?.kind === 'template' ? value.parts[0] : sum;
  const start = first === undefined ? undefined : structureOf(walk, origin.ref.file)?.values[first];
  return start?.kind === 'variable' && start.defs.includes(origin.ref.id);
};

const reachOrigin = (walk: Walk, at: At, origin: Origin): void => {
  if (origin.kind === 'value') return reachValue(walk, { ...at, ref: origin.ref, bindings: origin.bindings });
  if (origin.kind === 'param') return reachArguments(walk, at, origin);
  // Only its type is a package's: what it holds is handed over where the holder is constructed.
  const injected = injectedMembers(walk.flow.value, origin);
  if (injected !== undefined && origin.kind === 'external')
    return reachArguments(walk, at, { kind: 'param', ref: origin.ref, path: injected });
  if (origin.kind === 'external' || origin.kind === 'made') return reachThroughCall(walk, at, origin);
};

const reachValue = (walk: Walk, at: At): void => {
  const value = walk.flow.value(at.ref);
  const structure = structureOf(walk, at.ref.file);
  if (value === undefined || structure === undefined) return;
  if (value.kind === 'string') take(walk, at, value, structure);
  if (value.kind === 'template')
    for (const id of tellingParts(value.parts, structure)) reach(walk, { ...at, ref: { file: at.ref.file, id } }, []);
  // Rotated secrets: any item is in use.
  if (value.kind === 'array') for (const id of value.items) reach(walk, { ...at, ref: { file: at.ref.file, id } }, []);
};

const take = (walk: Walk, { ref, via }: At, value: Extract<Value, { kind: 'string' }>, structure: Structure): void => {
  if (value.text === '' || (value.text !== null && isScheme.test(value.text))) return;
  const names = valueNames(structure).get(ref.id) ?? [];
  walk.found.push({
    span: spanOf(ref.file, value.at),
    shape: value.shape ?? shapeOf(value.text ?? ''),
    enumLike: value.text !== null && isEnumLike(value.text, names),
    via,
  });
};

/** A scheme, or the kind of key that stands between the dashes of a PEM block. */
const isScheme = /^\s*(?:Bearer|Basic|Token|Bot|ApiKey|Digest|(?:[A-Z]+ )*PRIVATE KEY)?\s*$/iu;

/**
 * In `Bearer ${key}` and `${user}:${password}` the last hole counts, and any
 * piece of text behind it that could be a credential itself: what stands before
 * it names the user, the key's id, the scheme. A hole right behind another is
 * only the end of something: `${prefix}${random}`.
 */
const tellingParts = (parts: readonly number[], structure: Structure): readonly number[] => {
  const isText = (id: number | undefined): boolean => id !== undefined && structure.values[id]?.kind === 'string';
  const last = parts.findLastIndex((id) => !isText(id));
  const hole = last === -1 || (last > 0 && !isText(parts[last - 1])) ? undefined : parts[last];
  const texts = parts.slice(last + 1).filter((id) => {
    const part = structure.values[id];
    return part?.kind === 'string' && (last === -1 || part.shape !== null);
  });
  return hole === undefined ? texts : [hole, ...texts];
};

/** A parameter holds what callers hand over. */
const reachArguments = (walk: Walk, at: At, origin: Extract<Origin, { kind: 'param' }>): void => {
  const param = walk.flow.value(origin.ref);
  if (param?.kind !== 'param') return;
  const callers = callersOf(walk.flow, origin.ref.file, param.fn);
  walk.open.push(...callers.open);
  for (const { file, call } of callers.found) {
    const argument = call.args[param.index];
    if (argument === undefined || argument.spread) continue;
    const via = [{ at: spanOf(file, call.at), note: 'passed in here' }, ...at.via];
    reach(walk, { ref: { file, id: argument.value }, bindings: noBindings, via }, origin.path);
  }
};

/** `Buffer.from(key)`, `key.trim()`, `new TextEncoder().encode(key)`. */
const reachThroughCall = (walk: Walk, at: At, origin: Extract<Origin, { kind: 'external' | 'made' }>): void => {
  const value = walk.flow.value(origin.ref);
  const structure = structureOf(walk, origin.ref.file);
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  if (call === undefined || structure === undefined) return;
  const inFile = (id: number): At => ({ ...at, ref: { file: origin.ref.file, id } });
  if (origin.path.at(-1) !== '()' && origin.path.length > 0) return;

  const callee = structure.values[call.callee];
  if (callee?.kind === 'member' && callee.name !== null && keepsText.test(callee.name))
    reach(walk, inFile(callee.object), []);
  const [first] = call.args;
  if (first !== undefined && handsOn(walk, origin.ref.file, call, at.bindings)) reach(walk, inFile(first.value), []);
};

const handsOn = (walk: Walk, file: string, call: Call, bindings: Bindings): boolean =>
  walk.flow
    .settle({ file, id: call.callee }, bindings)
    .found.some((callee) => callee.kind === 'external' && passesOn.test(symbolText(callee)));

const structureOf = (walk: Walk, path: string): Structure | undefined => walk.flow.program.file(path)?.structure;
