/** What a function of Vercel is handed: Node's request and answer, or the web's request. */
import { isListener, vercel } from '../../extract/frameworks/vercel.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';

export const vercelRoles = (flow: Flow, handler: Ref): readonly Role[] =>
  handlersOf(flow, handler).functions.some(
    ({ fact: { params } }) => isListener(params) || vercel.types.test(params[0]?.type?.name ?? ''),
  )
    ? ['request', 'response']
    : ['request', 'other'];
