/** Functions with which a framework lets a handler turn a request away, beside what all of them have in common. */
import type { Call } from '../../facts/structure.ts';
import { type Bindings, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';

interface Refusal {
  /** By what it is called on or imported from: `koa`'s context is told by the name alone. */
  readonly symbol: RegExp;
  /** The argument that holds the status, and what it is where none is given. */
  readonly status: number;
  readonly otherwise?: number;
}

const H3 = String.raw`^(?:h3|nitro|nitropack|#imports|global):`;

const REFUSALS: readonly Refusal[] = [
  // They throw by themselves.
  { symbol: /^@sveltejs\/kit:(?:error|fail)$/u, status: 0, otherwise: 400 },
  { symbol: new RegExp(`${H3}sendError$`, 'u'), status: -1, otherwise: 400 },
  { symbol: new RegExp(`${H3}setResponseStatus$`, 'u'), status: 1 },
  { symbol: /^(?:itty-router|elysia):(?:error|status)$/u, status: 0, otherwise: 500 },
  { symbol: /^(?:@remix-run\/[\w-]+|react-router|@react-router\/[\w-]+):(?:json|data)$/u, status: 1 },
];

/** The names of those, so that most calls cost nothing. */
const NAMES = /^(?:status|error|fail|sendError|setResponseStatus|json|data)$/u;

export const statusByFramework = (
  flow: Flow,
  file: string,
  call: Call,
  bindings: Bindings,
  numberOf: (id: number) => number | undefined,
): number | undefined => {
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind === 'member') return callee.name === 'throw' ? thrownStatus(flow, file, call, numberOf) : undefined;
  const name = callee !== undefined && 'name' in callee ? callee.name : null;
  if (name === null || !(NAMES.test(name) || callee?.kind === 'import')) return undefined;
  for (const origin of flow.settle({ file, id: call.callee }, bindings).found) {
    // Elysia hands it over: `({ status }) => status(401)`.
    if (origin.kind === 'param' && /^(?:status|error)$/u.test(origin.path.at(-1) ?? ''))
      return namedStatus(flow, file, call) ?? numberOf(call.args[0]?.value ?? -1);
    const symbol = origin.kind === 'external' ? symbolText(origin) : undefined;
    const refusal = symbol === undefined ? undefined : REFUSALS.find((one) => one.symbol.test(symbol));
    if (refusal === undefined) continue;
    const argument = call.args[refusal.status];
    return (argument === undefined ? undefined : numberOf(argument.value)) ?? refusal.otherwise;
  }
  return undefined;
};

/** `status('Unauthorized')`. */
const namedStatus = (flow: Flow, file: string, { args }: Call): number | undefined => {
  const name = flow.value({ file, id: args[0]?.value ?? -1 });
  if (name?.kind !== 'string') return undefined;
  return STATUS_NAMES[(name.text ?? '').toLowerCase()];
};

const STATUS_NAMES: Readonly<Record<string, number>> = {
  'bad request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not found': 404,
  'method not allowed': 405,
  'internal server error': 500,
};

/** `ctx.throw(401)`, `ctx.throw('not signed', 401)`, `ctx.throw(error)`. A generator's `throw` takes no status. */
const thrownStatus = (
  flow: Flow,
  file: string,
  { callee, args }: Call,
  numberOf: (id: number) => number | undefined,
): number | undefined => {
  const member = flow.value({ file, id: callee });
  const object = member?.kind === 'member' ? flow.settle({ file, id: member.object }).found : [];
  const numbers = args.flatMap(({ value }) => numberOf(value) ?? []);
  return numbers[0] ?? (object.some(({ kind }) => kind === 'param') ? 500 : undefined);
};
