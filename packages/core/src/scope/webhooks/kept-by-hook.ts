import { spanOf } from '../../facts/span.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Open } from '../known.ts';
import type { Reached } from './framework.ts';
import { valuesInside } from './inside.ts';

/** What somebody keeps who has read the body, or has asked who sent it. */
const KEPT = /raw|body|payload|webhook|event$|verif|sign/iu;

/** `locals.event`: whoever sees one file only cannot know what a hook made sure of. */
export const keptByHook = ({ flow, handler }: Reached): readonly Open[] => {
  if (flow.program.single !== true) return [];
  for (const { file, fact } of handlersOf(flow, handler).functions) {
    const structure = flow.program.file(file)?.structure;
    for (const value of structure === undefined ? [] : valuesInside(structure, fact.at)) {
      if (value.kind !== 'member' || !KEPT.test(value.name ?? '')) continue;
      const kept = flow
        .settle({ file, id: value.object })
        .found.some((origin) => origin.kind === 'param' && /^(?:locals|context)$/u.test(origin.path.at(-1) ?? ''));
      if (kept)
        return [
          {
            why: `what runs for all routes may have checked what it keeps as ${value.name}`,
            at: spanOf(file, value.at),
          },
        ];
    }
  }
  return [];
};
