/** Fastify's hooks, as stages of a walk. */
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Known, Open } from '../known.ts';

export interface Hook {
  /** `use`: middleware; `parser`: what reads the body. */
  readonly name: string;
  readonly ref: Ref;
  /** null: whatever the path is. */
  readonly path: string | null;
}

/** `app.decorate('authenticate', hook)`. */
export interface Decoration {
  readonly name: string;
  readonly ref: Ref;
}

/** Those that run before the handler, in the order Fastify runs them. */
const ORDER = ['use', 'onRequest', 'preParsing', 'parser', 'preValidation', 'preHandler'] as const;
const OPTIONS = /^(?:onRequest|preParsing|preValidation|preHandler)$/u;

export const inOrder = (hooks: readonly Hook[]): readonly Hook[] =>
  ORDER.flatMap((name) => hooks.filter((hook) => hook.name === name));

/** The hooks in a route's options: `{ preHandler: check }`, `{ ...common, preHandler: [check, other] }`. */
export const hooksIn = (flow: Flow, options: Ref, depth = 0): Known<Hook> => {
  const found: Hook[] = [];
  const settled = flow.settle(options);
  const open: Open[] = [...settled.open];
  for (const origin of settled.found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object' || depth > 4) {
      const at = flow.value(options)?.at ?? [0, 0];
      open.push({ why: 'the options of the route cannot be followed', at: spanOf(options.file, at) });
      continue;
    }
    for (const entry of value.entries) {
      const ref = { file: origin.ref.file, id: entry.value };
      if (entry.spread) {
        const inner = hooksIn(flow, ref, depth + 1);
        found.push(...inner.found);
        open.push(...inner.open);
      } else if (entry.key !== null && OPTIONS.test(entry.key)) {
        found.push(...itemsOf(flow, ref).map((item) => ({ name: entry.key ?? '', ref: item, path: null })));
      }
    }
  }
  return { found, open };
};

const itemsOf = (flow: Flow, ref: Ref): readonly Ref[] => {
  const lists = flow.settle(ref).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return origin.kind === 'value' && value?.kind === 'array'
      ? value.items.map((id) => ({ file: origin.ref.file, id }))
      : [];
  });
  return lists.length > 0 ? lists : [ref];
};

/** What each kind is handed, beside the callback that comes last. */
const HANDED: Readonly<Record<string, readonly Role[]>> = {
  preParsing: ['request', 'response', 'request.rawBody'],
  parser: ['request', 'request.rawBody'],
};

/** A hook lets a request on by coming to its end, or, where it takes one more parameter, by calling that. */
export const stageOf = (flow: Flow, { name, ref }: Hook, decorations: readonly Decoration[]): Stage => {
  const { functions, outside, open } = handlersOf(flow, decorated(flow, ref, decorations) ?? ref);
  const handed = HANDED[name] ?? ['request', 'response'];
  const calls = functions.some(({ fact }) => fact.params.length > handed.length && !fact.async);
  const stage: Stage = {
    ref,
    functions,
    outside,
    open,
    roles: [...handed, 'next'],
    passes: calls || name === 'use' ? 'next' : 'return',
    answering: 'ends',
  };
  // A parser is there to read: one that cannot be seen is no guard.
  return name === 'parser' ? { ...stage, outside: [], open: [], optional: true } : stage;
};

/** The function behind `app.authenticate`. */
const decorated = (flow: Flow, ref: Ref, decorations: readonly Decoration[]): Ref | undefined => {
  const value = flow.value(ref);
  return value?.kind === 'member' ? decorations.find(({ name }) => name === value.name)?.ref : undefined;
};
