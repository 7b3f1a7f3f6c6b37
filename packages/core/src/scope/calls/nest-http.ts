/** What Nest's HttpModule is registered with: `register({ timeout })`, `registerAsync({ useFactory })`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { TimeLimit } from '../../facts/outbound-call.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { FunctionRef, Flow } from '../../flow/settle.ts';
import { type CallSite, argumentOf, spanOfRef } from './call-site.ts';
import { callsNamed } from './named-calls.ts';
import { type Option, firstOption } from './option.ts';
import { unknownLimit } from './time-limit.ts';

const LIMITS = ['timeout', 'signal'];
const UNSEEN: Option = { state: 'unknown', why: 'its client is registered with what a factory returns' };

const memo = new WeakMap<Flow, { readonly limit: TimeLimit | undefined }>();

export const nestLimit = (flow: Flow): TimeLimit | undefined => {
  const known = memo.get(flow) ?? { limit: findLimit(flow) };
  memo.set(flow, known);
  return known.limit;
};

const findLimit = (flow: Flow): TimeLimit | undefined => {
  const options = [
    ...registrations(flow, 'register').map((ref) => firstOption(flow, ref, LIMITS)),
    ...registrations(flow, 'registerAsync').flatMap((ref) => answered(flow, ref)),
  ];
  const given = options.find((one) => one.state === 'given');
  if (given?.state === 'given') {
    const [ref] = given.refs;
    const at = ref === undefined ? null : spanOfRef(flow, ref);
    return { state: 'given', by: 'instance', ms: null, at, holder: 'what HttpModule is registered with' };
  }
  const lost = options.find(({ state }) => state === 'unknown');
  return lost?.state === 'unknown' ? unknownLimit(lost.why, 'instance') : undefined;
};

const registrations = (flow: Flow, name: string): readonly Ref[] =>
  callsNamed(flow, name).flatMap(({ file, call }): readonly Ref[] => {
    const structure = flow.program.file(file)?.structure;
    const site: CallSite | undefined =
      structure === undefined ? undefined : { file, structure, id: structure.calls.indexOf(call), call };
    const options = site === undefined ? undefined : argumentOf(site, 0);
    return options !== undefined && isNest(flow, { file, id: call.callee }) ? [options] : [];
  });

const isNest = (flow: Flow, ref: Ref): boolean =>
  flow.settle(ref).found.some((origin) => origin.kind === 'external' && origin.package === '@nestjs/axios');

/** What the factory answers, or the method of the class that stands in for one. */
const answered = (flow: Flow, registered: Ref): readonly Option[] => {
  const factories = [
    ...functionsAt(flow, registered, ['useFactory']),
    ...['useClass', 'useExisting'].flatMap((key) => methodsOf(flow, registered, key)),
  ];
  const answers = factories.flatMap(({ file, fact, bindings }) =>
    exitsOf(fact).flatMap(({ how, value }) =>
      how === 'return' && value !== null ? [{ ref: { file, id: value }, bindings }] : [],
    ),
  );
  return answers.length === 0 ? [UNSEEN] : answers.map(({ ref }) => firstOption(flow, ref, LIMITS));
};

const functionsAt = (flow: Flow, ref: Ref, path: readonly string[]): readonly FunctionRef[] =>
  flow
    .settleMember(ref, path)
    .found.flatMap((origin) => (origin.kind === 'value' ? flow.functionsOf(origin.ref, origin.bindings).found : []));

const methodsOf = (flow: Flow, ref: Ref, key: string): readonly FunctionRef[] =>
  flow
    .settleMember(ref, [key])
    .found.flatMap((origin) => flow.membersOf(origin, ['createHttpOptions']).found)
    .flatMap((origin) => (origin.kind === 'value' ? flow.functionsOf(origin.ref, origin.bindings).found : []));
