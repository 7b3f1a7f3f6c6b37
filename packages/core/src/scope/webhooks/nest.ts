/** A route of Nest: who stands before its handler, what the handler is handed, and under which path it is served. */
import { decoratorOf, memberOf } from '../../extract/frameworks/nest.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { FunctionFact, Param, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Answers } from '../../flow/guards/certain.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { identitiesOf } from '../../flow/identity.ts';
import { type Origin, symbolText } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Open } from '../known.ts';
import { concerns, nestApplication, textsOf } from './nest-application.ts';
import { type Bound, type Decorated, readDecorators } from './nest-decorators.ts';
import { stageOf } from './nest-stages.ts';
import type { Approach } from './routers.ts';

/** One way for each path it is served at. */
export const nestApproaches = (flow: Flow, file: string, route: Route): readonly Approach[] => {
  const structure = flow.program.file(file)?.structure;
  const found = structure === undefined ? undefined : memberOf(structure, route);
  const value = found === undefined ? undefined : structure?.values[found.member.value];
  const fact = value?.kind === 'function' ? structure?.functions[value.fn] : undefined;
  if (found === undefined || fact === undefined || route.router === null) return [];
  const paths = nestPaths(flow, file, route);
  const ofClass = readDecorators(flow, file, found.cls.decorators);
  const ofMethod = readDecorators(flow, file, found.member.decorators);
  const params = fact.params.map((param) => paramOf(flow, file, param));
  const stages = [
    ...middlewareStages(flow, file, route.router, paths),
    ...stagesOf(flow, file, 'guards', [ofClass, ofMethod]),
    ...stagesOf(flow, file, 'interceptors', [ofClass, ofMethod]),
    ...params.flatMap(({ stage }) => stage ?? []),
  ];
  return paths.map((prefix) => ({
    prefix,
    before: [],
    sites: [],
    stages,
    roles: params.map(({ role }) => role),
    answers: answersFrom(flow, new Set([...ofClass.marks, ...ofMethod.marks])),
    open: [...ofClass.open, ...ofMethod.open, ...openGlobals(flow, file, fact)],
  }));
};

/** Another file of the application can set a guard for all routes. */
const openGlobals = (flow: Flow, file: string, { at }: FunctionFact): readonly Open[] =>
  flow.program.single === true
    ? [{ why: 'another file may set a guard for every route', at: { path: file, start: at[0], end: at[1] } }]
    : [];

/** `@Controller('hooks')`, `@Controller(['a', 'b'])`, `@Controller({ path: 'hooks' })`, then the method's own. */
const nestPaths = (flow: Flow, file: string, route: Route): readonly string[] => {
  const structure = flow.program.file(file)?.structure;
  const found = structure === undefined ? undefined : memberOf(structure, route);
  if (structure === undefined || found === undefined) return [];
  const application = nestApplication(flow);
  const setting = application.prefixes.find((one) => concerns(application, one.file, file));
  const prefix = setting?.refs[0] === undefined ? '' : (textsOf(flow, setting.refs[0])[0] ?? '?');
  const [own] = decoratorOf(structure, found.cls.decorators, 'Controller')?.args ?? [];
  const composed = own === undefined ? composedPaths(flow, file, found.cls.decorators) : [];
  const bases = composed.length > 0 ? composed : partsOf(flow, file, own);
  const last = route.path === null ? partsOf(flow, file, route.pathValue ?? undefined) : [route.path];
  return bases.flatMap((base) => last.map((part) => joinPath([prefix, base, part])));
};

/** Of a controller that a decorator of the program makes. */
const composedPaths = (flow: Flow, file: string, decorators: readonly ValueId[]): readonly string[] =>
  readDecorators(flow, file, decorators).places.flatMap(({ name, paths }) => (name === 'Controller' ? paths : []));

const partsOf = (flow: Flow, file: string, id: ValueId | undefined): readonly string[] => {
  if (id === undefined) return [''];
  const ref = { file, id };
  const texts = textsOf(flow, ref);
  if (texts.length > 0) return texts;
  const named = flow
    .settleMember(ref, ['path'])
    .found.flatMap((origin) => (origin.kind === 'value' ? textsOf(flow, origin.ref) : []));
  const isObject = flow
    .settle(ref)
    .found.some((origin) => origin.kind === 'value' && flow.value(origin.ref)?.kind === 'object');
  return named.length > 0 ? named : [isObject ? '' : '?'];
};

const joinPath = (parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

const middlewareStages = (flow: Flow, file: string, cls: ValueId, paths: readonly string[]): readonly Stage[] => {
  const application = nestApplication(flow);
  const controller = identitiesOf(flow, { file, id: cls });
  return application.middleware
    .filter((one) => concerns(application, one.file, file))
    .flatMap((one) => {
      const runs = paths.map((path) => one.runsFor(path, controller));
      if (runs.every((each) => each === false)) return [];
      const uncertain = runs.includes(undefined) && !runs.includes(true) ? { uncertain: true as const } : {};
      return one.refs.map((ref) => ({ ...stageOf(flow, 'middleware', ref), ...uncertain }));
    });
};

/** Those of the application, of the controller, of the method, in this order. */
const stagesOf = (
  flow: Flow,
  file: string,
  kind: 'guards' | 'interceptors',
  decorated: readonly Decorated[],
): readonly Stage[] => {
  const application = nestApplication(flow);
  const single = kind === 'guards' ? 'guard' : 'interceptor';
  const set = application[kind]
    .filter((one) => concerns(application, one.file, file))
    .flatMap(({ refs }) => refs.map((ref) => stageOf(flow, single, ref)));
  const own = decorated.flatMap((one): readonly Bound[] => one[kind]);
  return [...set, ...own.map(({ ref, bindings }) => stageOf(flow, single, ref, bindings))];
};

/** What a guard reads of the marks at the route: `reflector.getAllAndOverride(IS_PUBLIC, [...])`. */
const answersFrom =
  (flow: Flow, marks: ReadonlySet<string>): Answers =>
  (file, call, callee) => {
    const [key] = call.args;
    if (key === undefined || !callee.some(readsMark)) return undefined;
    const keys = identitiesOf(flow, { file, id: key.value });
    return keys.length === 0 ? undefined : keys.some((one) => marks.has(one));
  };

const readsMark = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  /^(?:@nestjs\/core:Reflector\(\)\.get\w*|global:Reflect\.getMetadata)$/u.test(symbolText(origin));

interface Handed {
  readonly role: Role;
  /** An own decorator computes what is handed in, and may refuse meanwhile. */
  readonly stage: Stage | undefined;
}

const PARTS: Readonly<Record<string, Role>> = {
  Req: 'request',
  Request: 'request',
  Res: 'response',
  Response: 'response',
  Next: 'next',
  Body: 'request.body',
  Headers: 'request.headers',
  RawBody: 'request.rawBody',
  Query: 'request.query',
  Param: 'request.params',
  Ip: 'request.ip',
  Session: 'request.session',
};

const paramOf = (flow: Flow, file: string, { decorators }: Param): Handed => {
  const structure = flow.program.file(file)?.structure;
  for (const [name, role] of Object.entries(PARTS)) {
    const decorator = structure === undefined ? undefined : decoratorOf(structure, decorators, name);
    if (decorator === undefined) continue;
    const [first] = decorator.args;
    const part = first === undefined ? undefined : textsOf(flow, { file, id: first })[0];
    // `@Body(ValidationPipe)` is the whole body still; `@Headers(name)` of an unknown name is some header.
    if (part === undefined) return { role, stage: undefined };
    return { role: `${role}.${part.toLowerCase()}` as Role, stage: undefined };
  }
  return (
    decorators.map((id) => ownParam(flow, { file, id })).find((one) => one !== undefined) ?? {
      role: 'other',
      stage: undefined,
    }
  );
};

/** `createParamDecorator((data, context) => ...)`. */
const ownParam = (flow: Flow, ref: Ref): Handed | undefined => {
  const value = flow.value(ref);
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  for (const origin of flow.settle({ file: ref.file, id: call.callee }).found) {
    if (origin.kind !== 'external' || symbolText(origin) !== '@nestjs/common:createParamDecorator()') continue;
    const made = flow.value(origin.ref);
    const maker = made?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[made.call] : undefined;
    const [factory] = maker?.args ?? [];
    if (factory === undefined) continue;
    const { found, open } = flow.functionsOf({ file: origin.ref.file, id: factory.value });
    return {
      role: found.map((target) => answeredRole(flow, target)).find((role) => role !== 'other') ?? 'other',
      stage: { ref, functions: found, outside: [], open, roles: ['other', 'execution'], passes: 'return' },
    };
  }
  return undefined;
};

/** The part of the request that a decorator's factory answers with. */
const answeredRole = (flow: Flow, target: FunctionRef): Role => {
  for (const exit of exitsOf(target.fact)) {
    if (exit.how !== 'return' || exit.value === null) continue;
    for (const origin of flow.settle({ file: target.file, id: exit.value }, target.bindings).found) {
      const path = origin.kind === 'param' ? origin.path : [];
      const at = path.indexOf('getRequest');
      if (at === -1) continue;
      const members = path.slice(at + 2);
      return members.length === 0 ? 'request' : `request.${members.join('.')}`;
    }
  }
  return 'other';
};
