/** What a value is made of, as far as a request's trust is concerned. */
import type { Ref } from '../facts/file-facts.ts';
import type { Argument, Value } from '../facts/structure.ts';
import { calledFor } from './callback-items.ts';
import { digestAnswered, digestTags } from './digest-tags.ts';
import { variableNameOf } from './env/environment.ts';
import { type Bindings, type BoundRef, type Origin, bindingKey, pathText, refKey, symbolText } from './origin.ts';
import {
  type Role,
  type Tag,
  type Tags,
  isSecretName,
  keptTag,
  readsRequest,
  roleTags,
  secretMember,
} from './role-tags.ts';
import { handedOver } from './handed-over.ts';
import { partsOf } from './parts-of.ts';
import { asksForHeader, partRead } from './request-readers.ts';
import type { Flow } from './settle.ts';
import { createTagMemo } from './tag-memo.ts';

export { isSecretName, type Role, type Tags } from './role-tags.ts';

export interface Tagger {
  tagsOf(ref: Ref, bindings: Bindings): Tags;
  /** Tags of a value that is no mixture: what it *is*, not what it is made of. */
  exactTagsOf(ref: Ref, bindings: Bindings): Tags;
  /** Whether any value asked after was the request or came of it. */
  readsRequest(): boolean;
}

const MAX_DEPTH = 24;

/** `field`: of the body, the one in which the sender hands over a secret; it is no part of the event. */
export const createTagger = (flow: Flow, roles: ReadonlyMap<string, Role>, field?: string): Tagger => {
  const memo = createTagMemo(flow, roles);
  let read = false;

  const tagsOf = (ref: Ref, bindings: Bindings): Tags => memo.whole(ref, bindings, collect);

  const exactTagsOf = (ref: Ref, bindings: Bindings): Tags => {
    const tags = new Set<Tag>();
    for (const origin of flow.settle(ref, bindings).found) for (const tag of exactTags(origin)) tags.add(tag);
    return tags;
  };

  const exactTags = (origin: Origin): readonly Tag[] => handedOver(field, origin, tagsOfOrigin(origin));

  const tagsOfOrigin = (origin: Origin): readonly Tag[] => {
    if (origin.kind === 'param') {
      const param = flow.value(origin.ref);
      const role = param?.kind === 'param' ? roles.get(bindingKey(origin.ref.file, param.fn, param.index)) : undefined;
      read ||= role !== undefined && readsRequest(role, origin.path);
      return role === undefined ? secretMember(origin.path) : roleTags(role, origin.path);
    }
    if (origin.kind === 'external') return externalTags(flow, origin);
    if (origin.kind === 'made') return secretMember(origin.path);
    if (origin.kind !== 'value') return [];
    const value = flow.value(origin.ref);
    if (value?.kind === 'string') return [value.text === null ? 'masked' : 'literal'];
    return value?.kind === 'constant' || value?.kind === 'undefined' ? ['constant'] : [];
  };

  const collect = (ref: Ref, bindings: Bindings): Tags => {
    const tags = new Set<Tag>();
    /** Of the calls that the trails end at: many ways may lead to one. */
    const ends = new Map<string, Tags>();
    const endTags = (end: Ref): Tags => {
      const known = ends.get(refKey(end)) ?? collectCall(end, bindings);
      ends.set(refKey(end), known);
      return known;
    };
    for (const origin of flow.settle(ref, bindings).found) {
      for (const tag of exactTags(origin)) tags.add(tag);
      if (origin.kind === 'value') collectParts(origin.ref, origin.bindings, tags);
      if (origin.kind === 'param') collectItems(origin, bindings, tags);
      // The trail of an external symbol or a made value ends at a call: what went into it matters too.
      // A length is nothing of what it measures, and must not hide the `a[i] ^ b[i]` beside it.
      if ((origin.kind === 'external' || origin.kind === 'made') && origin.path.at(-1) !== 'length') {
        const from = endTags(origin.ref);
        const isMember = origin.path.length > 0 && origin.path.at(-1) !== '()';
        for (const tag of handedOver(field, origin, isMember ? memberTags(from) : from)) tags.add(tag);
        // A byte of a digest is compared as the digest is.
        if (origin.path.at(-1) === '*' && from.has('digest')) tags.add('digest');
      }
    }
    const value = flow.value(ref);
    if (value?.kind === 'call') addAll(tags, endTags(ref));
    else collectAnswered(ref, bindings, tags);
    if (value?.kind === 'variable' && isSecretName(value.name)) tags.add('secret');
    if (value?.kind === 'member' && value.name !== null && isSecretName(value.name)) tags.add('secret');
    return tags;
  };

  const within = (ref: Ref, bindings: Bindings): Tags => memo.part(ref, bindings, collect);

  const collectItems = (
    { ref, path }: Extract<Origin, { kind: 'param' }>,
    bindings: Bindings,
    tags: Set<Tag>,
  ): void => {
    const items = roleOf(ref) === undefined ? calledFor(flow, ref) : undefined;
    if (items === undefined) return;
    const from = within(items.ref, bindings);
    addAll(tags, items.each || path.length > 0 ? memberTags(from) : from);
  };

  /** `const delivery = read(raw); delivery.id`: what goes into a function of the program stands where it is called. */
  const collectAnswered = (ref: Ref, bindings: Bindings, tags: Set<Tag>): void => {
    const answered = callBehind(ref, bindings);
    if (answered === undefined) return;
    const { at, isMember } = answered;
    const isOwn = flow
      .settle({ file: at.file, id: answered.callee }, bindings)
      .found.some(
        (origin) => origin.kind === 'value' && /^(?:function|class)$/u.test(flow.value(origin.ref)?.kind ?? ''),
      );
    if (!isOwn) return;
    const from = collectCall(at, bindings);
    addAll(tags, isMember ? memberTags(from) : from);
  };

  const callBehind = (
    ref: Ref,
    bindings: Bindings,
  ): { readonly at: Ref; readonly callee: number; readonly isMember: boolean } | undefined => {
    let at = ref;
    let isMember = false;
    /** Members that are still to be taken off. */
    let names: readonly (string | null)[] = [];
    for (let hops = 0; hops < MAX_DEPTH; hops += 1) {
      const value = flow.value(at);
      if (value?.kind === 'call') {
        const call = flow.program.file(at.file)?.structure.calls[value.call];
        return call === undefined ? undefined : { at, callee: call.callee, isMember };
      }
      const [name, ...rest] = names;
      if (value?.kind === 'object' && name !== undefined && name !== null) {
        const entry = value.entries.find(({ key }) => key === name);
        if (entry === undefined) return undefined;
        at = { file: at.file, id: entry.value };
        names = rest;
        isMember = rest.length > 0;
        continue;
      }
      if (value?.kind === 'member') names = [value.name, ...names];
      isMember ||= value?.kind === 'member';
      const next = value === undefined ? undefined : behind(at, value, bindings);
      if (next === undefined) return undefined;
      names = [...(next.path ?? []), ...names];
      isMember ||= (next.path ?? []).length > 0;
      at = next;
    }
    return undefined;
  };

  const behind = (at: Ref, value: Value, bindings: Bindings): BoundRef | undefined => {
    if (value.kind === 'member') return { file: at.file, id: value.object };
    if (value.kind === 'await') return { file: at.file, id: value.of };
    if (value.kind === 'param') return bindings.get(bindingKey(at.file, value.fn, value.index));
    const [def, ...others] = value.kind === 'variable' && value.writes.length === 0 ? value.defs : [];
    return def === undefined || others.length > 0 ? undefined : { file: at.file, id: def };
  };

  const collectParts = (ref: Ref, bindings: Bindings, tags: Set<Tag>): void => {
    const value = flow.value(ref);
    if (value === undefined) return;
    for (const id of partsOf(value)) addAll(tags, within({ file: ref.file, id }, bindings));
  };

  const collectCall = (ref: Ref, bindings: Bindings): Tags => {
    const value = flow.value(ref);
    const structure = flow.program.file(ref.file)?.structure;
    if (value === undefined || structure === undefined) return noTags;
    if (value.kind === 'member' || value.kind === 'await') {
      const id = value.kind === 'member' ? value.object : value.of;
      return within({ file: ref.file, id }, bindings);
    }
    const call = value.kind === 'call' ? structure.calls[value.call] : undefined;
    if (call === undefined) return noTags;
    const from = new Set<Tag>();
    for (const argument of call.args) addAll(from, within({ file: ref.file, id: argument.value }, bindings));
    const callee = structure.values[call.callee];
    if (callee?.kind === 'member') addAll(from, within({ file: ref.file, id: callee.object }, bindings));
    const tags = new Set<Tag>();
    for (const origin of flow.settle({ file: ref.file, id: call.callee }, bindings).found)
      for (const tag of answerTags(origin, call.args, ref.file, bindings)) tags.add(tag);
    for (const tag of digestAnswered(flow, { file: ref.file, id: call.callee }, bindings)) tags.add(tag);
    const parses = writesJsonParse(callee, structure.values);
    for (const tag of from) {
      if (tag === 'raw' && parses) tags.add('body');
      else if (tag === 'request' || tag === 'headers') tags.add('derived');
      else if (tag !== 'response' && tag !== 'next') tags.add(tag);
    }
    return tags;
  };

  /** What the answer of calling `callee` is, where the framework or the platform says so. */
  const answerTags = (callee: Origin, args: readonly Argument[], file: string, bindings: Bindings): readonly Tag[] => {
    const tags: Tag[] = [];
    const firstArgument = args[0]?.value;
    const path = callee.kind === 'param' || callee.kind === 'made' || callee.kind === 'external' ? callee.path : [];
    const last = path.at(-1) ?? '';
    const before = 'path' in callee && callee.kind !== 'module' ? receiverTags(callee) : [];
    if (asksForHeader(callee)) tags.push(`header:${textOf(args[1]?.value, file, bindings) ?? '?'}`);
    if ((before.includes('request') || before.includes('headers')) && /^(?:get|has|header)$/u.test(last)) {
      tags.push(`header:${textOf(firstArgument, file, bindings) ?? '?'}`);
    }
    // What an earlier middleware of Hono kept: `c.get('rawBody')`.
    if (callee.kind === 'param' && path.length === 1 && last === 'get' && roleOf(callee.ref) === 'context')
      tags.push(keptTag(textOf(firstArgument, file, bindings)));
    if (before.includes('request') && /^(?:text|arrayBuffer|bytes|blob)$/u.test(last)) tags.push('raw');
    if (before.includes('request') && /^(?:json|formData)$/u.test(last)) tags.push('body');
    if (callee.kind === 'external') {
      const symbol = `${symbolText(callee)}()`;
      if (/^next(?:\/headers)?:headers\(\)\.get\(\)$/u.test(symbol))
        tags.push(`header:${textOf(firstArgument, file, bindings) ?? '?'}`);
      if (/^next(?:\/headers)?:headers\(\)$/u.test(symbol)) tags.push('headers');
      if (/^next(?:\/headers)?:cookies\(\)/u.test(symbol)) tags.push('cookie');
      tags.push(...digestTags(flow, callee.package, `${pathText(callee.path)}()`));
      if (/^(?:global:Deno\.env|process:env)\.get\(\)$/u.test(symbol))
        tags.push(`env:${textOf(firstArgument, file, bindings) ?? '?'}`);
    }
    return tags;
  };

  /** Of what the function is a member of: a parameter of the framework's, or a part of the request that was read. */
  const receiverTags = (callee: Extract<Origin, { kind: 'param' | 'made' | 'external' }>): readonly Tag[] => {
    const receiver = { ...callee, path: callee.path.slice(0, -1) };
    if (receiver.kind === 'external') return partRead(receiver) === undefined ? [] : exactTags(receiver);
    return receiver.kind === 'param' ? exactTags(receiver) : [];
  };

  const roleOf = (ref: Ref): Role | undefined => {
    const param = flow.value(ref);
    return param?.kind === 'param' ? roles.get(bindingKey(ref.file, param.fn, param.index)) : undefined;
  };

  const textOf = (id: number | undefined, file: string, bindings: Bindings): string | undefined => {
    if (id === undefined) return undefined;
    for (const origin of flow.settle({ file, id }, bindings).found) {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      if (value?.kind === 'string' && value.text !== null) return value.text.toLowerCase();
    }
    return undefined;
  };

  return { tagsOf, exactTagsOf, readsRequest: () => read };
};

const noTags: Tags = new Set();

const addAll = (tags: Set<Tag>, others: Tags): void => {
  for (const tag of others) tags.add(tag);
};

/** `JSON.parse`: bytes become the event. */
const writesJsonParse = (callee: Value | undefined, values: readonly Value[]): boolean => {
  const object = callee?.kind === 'member' && callee.name === 'parse' ? values[callee.object] : undefined;
  return object?.kind === 'global' && object.name === 'JSON';
};

/** A member of what was made of the request is a part of the event: nobody verifies anything with that. */
const memberTags = (tags: Tags): Tags => {
  const kept = new Set<Tag>();
  for (const tag of tags) {
    if (/^(?:raw|body|derived|headers|header:.*)$/u.test(tag)) kept.add('body-part');
    // What a helper was given to verify with is no part of what it answers.
    else if (!/^(?:secret|env:.*|masked|literal|digest|hmac)$/u.test(tag)) kept.add(tag);
  }
  return kept;
};

const externalTags = (flow: Flow, origin: Extract<Origin, { kind: 'external' }>): readonly Tag[] => {
  const name = variableNameOf(origin);
  if (name !== undefined) return [`env:${name}`, ...(isSecretName(name) ? ['secret'] : [])];
  const part = partRead(origin);
  if (part !== undefined) return roleTags('request', part);
  const tags: Tag[] = [];
  tags.push(...digestTags(flow, origin.package, pathText(origin.path)));
  if (flow.catalog.tells('addresses', origin.package, pathText(origin.path))) tags.push('address');
  return [...tags, ...secretMember(origin.path)];
};
