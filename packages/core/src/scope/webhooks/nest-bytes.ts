/** Whether an application of Nest puts the bytes of a body under `request.rawBody`. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Call, Structure, Value } from '../../facts/structure.ts';
import { pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { importsOf, isHosted, isStranger, reachable } from './kept-bytes.ts';
import { neverCalled, without } from './late-keepers.ts';
import { type Creation, concerns, nestApplication } from './nest-application.ts';
import { behindParser, surelyParses } from './parsed-bodies.ts';

/** Where the applications are created that a controller belongs to: those that wait for requests, if any does. */
export const applicationsOf = (flow: Flow, file: string): readonly Span[] => {
  const created = creationsFor(flow, file);
  const serving = created.filter((one) => serves(flow, one.file));
  return (serving.length > 0 ? serving : created).map((one) => spanOf(one.file, one.call.at));
};

/**
 * Every application that a controller belongs to is in sight, and none of them keeps them: it was not told to, or it has a
 * parser of its own that reads the body, in whose place Nest puts none.
 */
export const losesBytes = (flow: Flow, file: string): boolean => {
  const created = creationsFor(flow, file);
  return (
    created.length > 0 &&
    created.every((one) => isWithoutBytes(flow, one) || isParsedFirst(flow, one.file)) &&
    !mayKeepElsewhere(flow, created)
  );
};

const isParsedFirst = (flow: Flow, main: string): boolean => surelyParses(flow, usedIn(flow, main).wide);

const creationsFor = (flow: Flow, file: string): readonly Creation[] => {
  const application = nestApplication(flow);
  const near = application.creations.filter((one) => concerns(application, one.file, file));
  if (new Set(near.map((one) => one.file)).size < 2) return near;
  // Of several that lie as close to a library, those that load it.
  const loading = near.filter((one) => loadedBy(flow, one.file)?.has(file) !== false);
  return loading.length > 0 ? loading : near;
};

const loaded = new WeakMap<Flow, Map<string, ReadonlySet<string> | undefined>>();

/** The files that an application is made of; undefined where that leads out of sight. */
const loadedBy = (flow: Flow, main: string): ReadonlySet<string> | undefined => {
  const answers = loaded.get(flow) ?? new Map<string, ReadonlySet<string> | undefined>();
  loaded.set(flow, answers);
  if (!answers.has(main))
    answers.set(
      main,
      reachable([main], (path) => importsOf(flow, path), MOST_FILES),
    );
  return answers.get(main);
};

const serves = (flow: Flow, file: string): boolean => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.calls ?? []).some(({ callee }) => {
    const value = structure?.values[callee];
    return value?.kind === 'member' && value.name === 'listen';
  });
};

/** `create(AppModule)`, `create(AppModule, new FastifyAdapter(), { cors: true })` */
const isWithoutBytes = (flow: Flow, { file, call }: Creation): boolean => {
  if (call.args.some(({ spread }) => spread)) return false;
  return call.args.slice(1).every(({ value }) => {
    const { found, open } = flow.settle({ file, id: value });
    return (
      open.length === 0 &&
      found.length > 0 &&
      found.every((origin) => 'ref' in origin && says(flow, origin.ref) === 'no')
    );
  });
};

/** What one argument says of the bytes. An adapter is handed no application of its own, which may read the body by itself. */
const says = (flow: Flow, ref: Ref): 'no' | 'maybe' => {
  const value = flow.value(ref);
  if (value?.kind === 'call') {
    const made = callAt(flow, ref.file, value.call);
    return made?.construct === true && made.args.every((one) => isPlain(flow, { file: ref.file, id: one.value }))
      ? 'no'
      : 'maybe';
  }
  if (value?.kind !== 'object') return 'maybe';
  const isNo = value.entries.every(({ key, spread, value: id }) => {
    if (spread || key === null) return false;
    const set = key === 'rawBody' ? flow.value({ file: ref.file, id }) : null;
    return set === null || (set?.kind === 'constant' && set.value === false);
  });
  return isNo ? 'no' : 'maybe';
};

const isPlain = (flow: Flow, ref: Ref): boolean => flow.value(ref)?.kind === 'object';

/** A program of Nest is one tree of modules. */
const MOST_FILES = 5000;

/** Something that these applications load may, or what they are handed to. */
const mayKeepElsewhere = (flow: Flow, created: readonly Creation[]): boolean => {
  const sets = created.map(({ file }) => loadedBy(flow, file));
  if (sets.includes(undefined)) return true;
  const files = new Set(sets.flatMap((set) => [...(set ?? [])]));
  const idle = neverCalled(
    flow,
    created.flatMap(({ file }) => behindParserIn(flow, file)),
  );
  for (const path of files) {
    const structure = flow.program.file(path)?.structure;
    if (structure === undefined) continue;
    if (keepsBytes(structure) && keepsBytes(without(structure, idle.get(path)))) return true;
    if (isHandedOut(flow, path, structure)) return true;
  }
  return nestApplication(flow).middleware.some(
    ({ file, refs }) => files.has(file) && refs.some((ref) => isOther(flow, ref)),
  );
};

/** `app.use(json())` in front of `app.use('/webhooks', json({ verify }))`. */
const behindParserIn = (flow: Flow, main: string): readonly Ref[] => {
  const { wide, all } = usedIn(flow, main);
  return behindParser(flow, wide, all);
};

/** What is attached where an application is created; `wide`: what of it runs for every path. */
const usedIn = (flow: Flow, main: string): { readonly wide: readonly Ref[]; readonly all: readonly Ref[] } => {
  const used = nestApplication(flow).middleware.filter(({ file }) => file === main);
  const wide = used.filter((one) => one.runsFor('/', []) === true);
  return { wide: wide.flatMap(({ refs }) => refs), all: used.flatMap(({ refs }) => refs) };
};

const kept = new WeakMap<Structure, boolean>();

const keepsBytes = (structure: Structure): boolean => {
  const answer = kept.get(structure) ?? (isHosted(structure) || writesBytes(structure) || usesKeeper(structure));
  kept.set(structure, answer);
  return answer;
};

const NAME = 'rawBody';

/**
 * `request.rawBody = bytes`, `Object.assign(request, { rawBody })`, a constant with the name, under which it may be written;
 * what only hands the bytes on writes nothing.
 */
const writesBytes = ({ values, calls, strayWrites }: Structure): boolean =>
  strayWrites.includes(NAME) ||
  values.some((value) => value.kind === 'variable' && value.defs.some((def) => isName(values[def]))) ||
  values.some(
    (value) => value.kind === 'variable' && value.writes.some(({ name }) => name === NAME || name.endsWith(`.${NAME}`)),
  ) ||
  calls.some(({ callee, args }) => {
    const called = values[callee];
    if (called?.kind !== 'member' || !/^(?:assign|define\w*|register|set)$/iu.test(called.name ?? '')) return false;
    return args.some(({ value: id }) => {
      const value = values[id];
      if (value?.kind !== 'object') return isName(value);
      return value.entries.some(({ key, value: entry }) => key === NAME || isName(values[entry]));
    });
  });

const isName = (value: Value | undefined): boolean => value?.kind === 'string' && value.text === NAME;

/** Modules and plugins that put them there by themselves. */
const usesKeeper = ({ edges }: Structure): boolean =>
  edges.some((edge) => 'specifier' in edge && KEEPERS.test(edge.specifier));

const KEEPERS = /raw-?body|^@golevelup\/nestjs-(?:webhooks|stripe)(?:\/|$)/u;

/** A package that nobody knows is handed the application, or something to run in front of it. */
const isHandedOut = (flow: Flow, path: string, structure: Structure): boolean =>
  structure.calls.some((call) => {
    if (call.args.length === 0) return false;
    const callee = structure.values[call.callee];
    if (
      callee?.kind === 'member' &&
      callee.name === 'register' &&
      isApplication(flow, { file: path, id: callee.object })
    )
      return call.args.slice(0, 1).some(({ value }) => isOther(flow, { file: path, id: value }));
    return (
      call.args.some(({ value }) => isApplication(flow, { file: path, id: value })) &&
      isOther(flow, { file: path, id: call.callee })
    );
  });

const isApplication = (flow: Flow, ref: Ref): boolean =>
  flow
    .settle(ref)
    .found.some(
      (origin) =>
        origin.kind === 'external' &&
        origin.package === '@nestjs/core' &&
        pathText(origin.path) === 'NestFactory.create()',
    );

/** Of what Nest ships itself nothing but the option keeps them. */
const isOther = (flow: Flow, ref: Ref): boolean =>
  isStranger(flow, ref) &&
  !flow
    .settle(ref)
    .found.some((origin) => origin.kind === 'external' && origin.package?.startsWith('@nestjs/') === true);

const callAt = (flow: Flow, file: string, id: number): Call | undefined => flow.program.file(file)?.structure.calls[id];
