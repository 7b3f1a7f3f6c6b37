import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import { type Origin, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { joinedBy } from './koa.ts';

const MAX_DEPTH = 4;

/** What runs for a request, one by one: lists are taken apart, and so is what Hono's `createHandlers(check, handler)` answers. */
export const handlersInOrder = (flow: Flow, refs: readonly Ref[], depth = 0): readonly Ref[] =>
  refs.flatMap((ref) => {
    const inner = depth > MAX_DEPTH ? undefined : listIn(flow, ref);
    return inner === undefined ? [ref] : handlersInOrder(flow, inner, depth + 1);
  });

export const handlersOfRoute = (flow: Flow, file: string, { handlers }: Route): readonly Ref[] =>
  handlersInOrder(
    flow,
    handlers.map((id) => ({ file, id })),
  );

/** `every(one, two)`, `some(one, two)` of hono/combine, `sequence(one, two)` of SvelteKit. */
const isCombined = (origin: Origin): boolean =>
  origin.kind === 'external' && /^(?:hono:(?:every|some)|@sveltejs\/kit:sequence)\(\)$/u.test(symbolText(origin));

const listIn = (flow: Flow, ref: Ref): readonly Ref[] | undefined => {
  const joined = joinedBy(flow, ref);
  if (joined !== undefined) return joined.handlers;
  const { found, open } = flow.settle(ref);
  const [only] = found;
  if (found.length !== 1 || only === undefined || open.length > 0 || !('ref' in only)) return undefined;
  const value = flow.value(only.ref);
  const { file } = only.ref;
  if (only.kind === 'value' && value?.kind === 'array') return value.items.map((id) => ({ file, id }));
  const isMade = only.kind === 'external' || only.kind === 'made';
  const call = isMade && value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  const isList = (callee?.kind === 'member' && callee.name === 'createHandlers') || isCombined(only);
  return isList ? call?.args.map((argument) => ({ file, id: argument.value })) : undefined;
};
