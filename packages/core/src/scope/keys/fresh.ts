/** Whether a call answers something else each time it is made. */
import { pathText, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { CallSite } from '../calls/call-site.ts';

const CLOCK = /^global:(?:globalThis\.)?(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?)$/u;
const TODAY = /^global:(?:globalThis\.)?Date$|^(?:dayjs|moment):$/u;
const DRAWN = /^global:(?:globalThis\.)?Math\.random$/u;
/** An id of a document that is none yet. */
const OBJECT_ID = /^(?:mongodb|bson|mongoose):(?:.*\.)?ObjectId$/iu;

export const freshBy = (flow: Flow, { file, call }: CallSite): 'random' | 'time' | undefined => {
  const { found, open } = flow.settle({ file, id: call.callee });
  if (found.length === 0 || open.length > 0) return undefined;
  const kinds = found.map((origin) => {
    if (origin.kind !== 'external') return undefined;
    const name = symbolText(origin);
    const path = pathText([...origin.path, '()']);
    if (CLOCK.test(name) || (TODAY.test(name) && call.args.length === 0)) return 'time';
    if (DRAWN.test(name) || (OBJECT_ID.test(name) && call.args.length === 0)) return 'random';
    return flow.catalog.tells('fresh', origin.package, path) ? 'random' : undefined;
  });
  const [first] = kinds;
  return kinds.every((kind) => kind === first) ? first : undefined;
};
