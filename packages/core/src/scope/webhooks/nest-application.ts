/** What a Nest application sets for all of its routes: guards, middleware, the prefix of every path. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Mount, Value, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import { identitiesOf } from '../../flow/identity.ts';
import { symbolText } from '../../flow/origin.ts';
import { providersIn } from '../../flow/provided.ts';
import type { Flow } from '../../flow/settle.ts';
import { covers } from './routers.ts';

/** What is set at some place of the program. */
export interface Setting {
  readonly file: string;
  readonly refs: readonly Ref[];
}

/** `consumer.apply(Middleware).forRoutes('hooks')`, `app.use('/hooks', middleware)`. */
export interface Applied extends Setting {
  /** Whether it runs for a path, or for the routes of a controller; undefined where that cannot be told. */
  runsFor(path: string, controller: readonly string[]): boolean | undefined;
}

export interface NestApplication {
  readonly guards: readonly Setting[];
  readonly interceptors: readonly Setting[];
  readonly middleware: readonly Applied[];
  readonly prefixes: readonly Setting[];
  /** Calls that create an application. */
  readonly creations: readonly Creation[];
  /** The files of these. */
  readonly mains: readonly string[];
}

/** `NestFactory.create(AppModule, { rawBody: true })` */
export interface Creation {
  readonly file: string;
  readonly call: Call;
}

const memo = new WeakMap<Flow, NestApplication>();

export const nestApplication = (flow: Flow): NestApplication => {
  const known = memo.get(flow) ?? readApplication(flow);
  memo.set(flow, known);
  return known;
};

const readApplication = (flow: Flow): NestApplication => {
  const calls = flow.program.paths.flatMap((file) => namedCalls(flow, file));
  const called = (name: string): readonly NamedCall[] => calls.filter((one) => one.name === name);
  const creations = called('create').filter((one) => createsApplication(flow, one));
  const mains = [...new Set(creations.map(({ file }) => file))];
  return {
    guards: [...called('useGlobalGuards').map(argumentsOf), ...provided(flow, 'APP_GUARD')],
    interceptors: [...called('useGlobalInterceptors').map(argumentsOf), ...provided(flow, 'APP_INTERCEPTOR')],
    middleware: [
      ...called('forRoutes').flatMap((one) => consumed(flow, one)),
      ...mains.flatMap((file) => usedIn(flow, file)),
    ],
    prefixes: called('setGlobalPrefix').map(argumentsOf),
    creations,
    mains,
  };
};

/**
 * Whether what is set in `site` holds for a controller of `file`: where several applications lie in one program, each has
 * the files that lie closest to it.
 */
export const concerns = ({ mains }: NestApplication, site: string, file: string): boolean => {
  if (mains.length < 2) return true;
  const homes = new Set(closest(mains, site));
  return closest(mains, file).some((main) => homes.has(main));
};

const closest = (mains: readonly string[], file: string): readonly string[] => {
  const shared = mains.map((main) => sharedFolders(main, file));
  const most = Math.max(...shared);
  return mains.filter((_, index) => shared[index] === most);
};

const sharedFolders = (one: string, other: string): number => {
  const [left, right] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const first = left.findIndex((part, index) => part !== right[index]);
  return first === -1 ? left.length : first;
};

interface NamedCall {
  readonly file: string;
  readonly name: string;
  readonly call: Call;
  /** What the method is called on. */
  readonly on: ValueId;
}

const NAMES = new Set(['create', 'useGlobalGuards', 'useGlobalInterceptors', 'setGlobalPrefix', 'forRoutes']);

const namedCalls = (flow: Flow, file: string): readonly NamedCall[] => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.calls ?? []).flatMap((call) => {
    const callee = structure?.values[call.callee];
    return callee?.kind === 'member' && callee.name !== null && NAMES.has(callee.name)
      ? [{ file, name: callee.name, call, on: callee.object }]
      : [];
  });
};

const createsApplication = (flow: Flow, { file, call }: NamedCall): boolean =>
  (flow.program.file(file)?.structure.edges ?? []).some(
    (edge) => edge.kind !== 'export' && edge.specifier === '@nestjs/core',
  ) &&
  flow
    .settle({ file, id: call.callee })
    .found.some((origin) => origin.kind === 'external' && symbolText(origin) === '@nestjs/core:NestFactory.create');

const argumentsOf = ({ file, call }: NamedCall): Setting => ({
  file,
  refs: call.args.map((argument) => ({ file, id: argument.value })),
});

/** `{ provide: APP_GUARD, useClass: AuthGuard }`, in whatever module. */
const provided = (flow: Flow, token: string): readonly Setting[] =>
  providersIn(flow).flatMap(({ file, id, how, token: key }) => {
    if (typeof key === 'string') return [];
    const isIt = flow
      .settle({ file, id: key })
      .found.some((origin) => origin.kind === 'external' && symbolText(origin) === `@nestjs/core:${token}`);
    if (!isIt) return [];
    return [{ file, refs: how === 'useFactory' ? answersOf(flow, { file, id }) : [{ file, id }] }];
  });

const answersOf = (flow: Flow, ref: Ref): readonly Ref[] =>
  flow
    .functionsOf(ref)
    .found.flatMap(({ file, fact }) =>
      exitsOf(fact).flatMap(({ how, value }) => (how === 'return' && value !== null ? [{ file, id: value }] : [])),
    );

/** `app.use(...)` where the application is made. */
const usedIn = (flow: Flow, file: string): readonly Applied[] =>
  (flow.program.file(file)?.structure.mounts ?? [])
    .filter(({ method }) => method === 'use')
    .map((mount) => ({
      file,
      refs: mount.handlers.map((id) => ({ file, id })).filter((ref) => !isPath(flow, ref)),
      runsFor: (path) => covers(prefixOf(flow, file, mount), path),
    }));

/** A path that is kept in a variable stands where a handler could. */
const isPath = (flow: Flow, ref: Ref): boolean => {
  const { found } = flow.settle(ref);
  return (
    found.length > 0 &&
    found.every(
      (origin) =>
        origin.kind === 'value' && /^(?:string|template|regexp|array)$/u.test(flow.value(origin.ref)?.kind ?? ''),
    )
  );
};

const prefixOf = (flow: Flow, file: string, { path }: Mount): string =>
  path === null ? '' : (textsOf(flow, { file, id: path })[0] ?? '?');

const consumed = (flow: Flow, { file, call, on }: NamedCall): readonly Applied[] => {
  const structure = flow.program.file(file)?.structure;
  let id: ValueId = on;
  for (;;) {
    const value: Value | undefined = structure?.values[id];
    const link: Call | undefined = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
    const callee: Value | undefined = link === undefined ? undefined : structure?.values[link.callee];
    if (link === undefined || callee?.kind !== 'member') return [];
    if (callee.name === 'apply') {
      const refs = link.args.map((argument) => ({ file, id: argument.value }));
      const targets = call.args.flatMap((argument) => targetsOf(flow, { file, id: argument.value }, argument.spread));
      return [{ file, refs, runsFor: (path, controller) => coversAny(flow, targets, path, controller) }];
    }
    id = callee.object;
  }
};

/** A list that is spread is all that it holds, where that is seen. */
const targetsOf = (flow: Flow, ref: Ref, spread: boolean): readonly Ref[] => {
  const { found, open } = flow.settle(ref);
  if (!spread || open.length > 0) return [ref];
  const lists = found.map((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return origin.kind === 'value' && value?.kind === 'array'
      ? value.items.map((id) => ({ file: origin.ref.file, id }))
      : [ref];
  });
  return lists.length === 0 ? [ref] : lists.flat();
};

/** `forRoutes('hooks', { path: 'hooks', method: RequestMethod.POST }, HooksController)`. */
const coversAny = (
  flow: Flow,
  targets: readonly Ref[],
  path: string,
  controller: readonly string[],
): boolean | undefined => {
  const answers = targets.map((target) => {
    if (identitiesOf(flow, target).some((key) => controller.includes(key))) return true;
    const texts = [
      ...textsOf(flow, target),
      ...flow.settleMember(target, ['path']).found.flatMap((origin) => {
        const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
        return value?.kind === 'string' && value.text !== null ? [value.text] : [];
      }),
    ];
    if (texts.length > 0)
      return texts.some((text) => {
        const prefix = `/${text.replace(/^\//u, '')}`;
        return covers(prefix, path) || path.endsWith(prefix) || path.includes(`${prefix}/`);
      });
    const isClass = flow
      .settle(target)
      .found.some((origin) => origin.kind === 'value' && flow.value(origin.ref)?.kind === 'class');
    return isClass ? false : undefined;
  });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
};

export const textsOf = (flow: Flow, ref: Ref): readonly string[] =>
  flow.settle(ref).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'string') return value.text === null ? [] : [value.text];
    return value?.kind === 'array' && origin.kind === 'value'
      ? value.items.flatMap((id) => textsOf(flow, { file: origin.ref.file, id }))
      : [];
  });
