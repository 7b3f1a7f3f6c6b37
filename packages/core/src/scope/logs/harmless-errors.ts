/** Errors of HTTP clients that hold nothing: of calls that sign in with nothing, of clients that make others of theirs. */
import type { Ref } from '../../facts/file-facts.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Range } from '../../facts/span.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';

export const contains = (outer: Range, inner: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Nothing that signs in is given to the client: neither headers nor parameters, here or where it is made. */
export const isBare = (flow: Flow, { file, call: id, clientAt, operation }: OutboundCall): boolean => {
  const call = flow.program.file(file)?.structure.calls[id];
  if (clientAt !== null || call === undefined || /[?&][\w-]*(?:key|token|secret)=/iu.test(operation)) return false;
  return call.args.every(({ value, spread }) => !spread && holdsNothing(flow, { file, id: value }));
};

const holdsNothing = (flow: Flow, ref: Ref): boolean =>
  flow.settle(ref).found.every((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value') return origin.kind === 'made' && flow.value(origin.ref)?.kind !== 'call';
    if (value?.kind === 'template')
      return value.parts.every((part) => isPlainText(flow, { file: origin.ref.file, id: part }));
    if (value?.kind === 'object')
      return value.entries.every(
        ({ key, spread }) =>
          !spread && key !== null && !/^(?:headers|auth|params|data|body|httpsAgent|url)$/u.test(key),
      );
    return value?.kind === 'string' && value.text !== null;
  });

/** No name of a credential is put into an address. */
const isPlainText = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  const name = value !== undefined && 'name' in value ? (value.name ?? '') : '';
  return !/key|token|secret|pass|auth/iu.test(name);
};

/** An interceptor where the client is made turns its errors into others. */
export const isTransformed = (flow: Flow, { clientAt, client }: OutboundCall): boolean => {
  if (clientAt === null || client !== 'axios') return false;
  const structure = flow.program.file(clientAt.path)?.structure;
  return (structure?.calls ?? []).some((call) => {
    const callee = structure?.values[call.callee];
    const on = callee?.kind === 'member' && callee.name === 'use' ? structure?.values[callee.object] : undefined;
    const rejected = call.args[1];
    if (on?.kind !== 'member' || on.name !== 'response' || rejected === undefined) return false;
    return !flow
      .functionsOf({ file: clientAt.path, id: rejected.value })
      .found.some((target) => passesOn(flow, target));
  });
};

/** `(error) => Promise.reject(error)`, `throw error`. */
const passesOn = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  const isParam = (value: ValueId): boolean =>
    flow.settle({ file, id: value }).found.some((origin) => {
      const at = origin.kind === 'param' && origin.path.length === 0 ? flow.value(origin.ref) : undefined;
      return at?.kind === 'param' && at.fn === id;
    });
  const rejects = (structure?.calls ?? []).some(
    (call) =>
      contains(fact.at, call.at) &&
      /^(?:reject|rejects)$/u.test(calleeName(structure, call.callee)) &&
      call.args[0] !== undefined &&
      isParam(call.args[0].value),
  );
  return rejects || exitsOf(fact).some((exit) => exit.how === 'throw' && exit.value !== null && isParam(exit.value));
};

const calleeName = (structure: Structure | undefined, id: ValueId): string => {
  const callee = structure?.values[id];
  return callee?.kind === 'member' ? (callee.name ?? '') : '';
};
