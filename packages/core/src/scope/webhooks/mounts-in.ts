import type { Ref } from '../../facts/file-facts.ts';
import type { Mount } from '../../facts/structure.ts';
import { handedOrigins } from '../../flow/handed-origins.ts';
import { type Origin, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

const known = new WeakMap<Flow, Map<string, readonly Mount[]>>();

/** What the file attaches to routers; the path may stand behind a name: `app.use(PREFIX, router)`. */
export const mountsIn = (flow: Flow, file: string): readonly Mount[] => {
  const answers = known.get(flow) ?? new Map<string, readonly Mount[]>();
  known.set(flow, answers);
  const mounts = flow.program.file(file)?.structure.mounts ?? [];
  const answer = answers.get(file) ?? mounts.map((mount) => placed(flow, file, mount));
  answers.set(file, answer);
  return answer;
};

const NAMED = /^(?:variable|member|param|import)$/u;

const placed = (flow: Flow, file: string, mount: Mount): Mount => {
  const [first, ...handlers] = mount.handlers;
  if (mount.method !== 'use' || mount.path !== null || first === undefined || handlers.length === 0) return mount;
  const ref = { file, id: first };
  return NAMED.test(flow.value(ref)?.kind ?? '') && isText(flow, ref) ? { ...mount, path: first, handlers } : mount;
};

const isText = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref);
  const [only] = found;
  const handed = found.length === 1 && only?.kind === 'param' ? handedOrigins(flow, only) : undefined;
  return open.length === 0 && areTexts(flow, handed ?? found);
};

const areTexts = (flow: Flow, origins: readonly Origin[]): boolean =>
  origins.length > 0 &&
  origins.every((origin) => {
    if (origin.kind === 'external') return KEY.test(symbolText(origin));
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'array')
      return value?.kind === 'string' || value?.kind === 'template' || value?.kind === 'regexp';
    const { file } = origin.ref;
    return value.items.length > 0 && value.items.every((id) => isText(flow, { file, id }));
  });

/** A name of an object: `for (const [path, router] of Object.entries(routers))`. */
const KEY = /^global:Object\.(?:entries\(\)\.(?:\*|\d+)\.0|keys\(\)\.(?:\*|\d+))$/u;
