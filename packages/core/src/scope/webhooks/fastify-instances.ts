/**
 * Fastify's instances and what hangs on them. A plugin is a function that is handed an instance of its own: hooks added
 * there hold for its routes and for the plugins inside it, and for nobody beside it. `fastify-plugin` takes that wall down.
 */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, CallId, FunctionId } from '../../facts/structure.ts';
import { importersOf } from '../../flow/callers-of.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Known, Open } from '../known.ts';
import { objectsOf, paramName } from './objects.ts';

/** A call on an instance: `app.register(plugin, options)`, `app.addHook(name, hook)`. */
export interface InstanceCall {
  readonly file: string;
  readonly id: CallId;
  readonly call: Call;
}

/** What a call of `register` brings in. */
export interface Plugin {
  readonly functions: readonly FunctionRef[];
  /** It adds to the instance it is registered on, not to one of its own. */
  readonly shared: boolean;
  /** Packages that are no function of the program. */
  readonly packages: readonly string[];
  readonly open: readonly Open[];
}

export interface Instances {
  /** The name of the instance that a plugin is handed. */
  own(plugin: FunctionRef): string;
  /** Calls of `method` on an instance with one of these names, in the file. */
  callsOn(file: string, method: string, names: ReadonlySet<string>): readonly InstanceCall[];
  plugin(site: InstanceCall): Plugin;
  /** The calls of `register` that hand a new instance to the function `plugin` of `file`. */
  registrations(file: string, plugin: FunctionId): Known<InstanceCall>;
}

const known = new WeakMap<Flow, Instances>();

export const instancesOf = (flow: Flow): Instances => {
  const instances = known.get(flow) ?? createInstances(flow);
  known.set(flow, instances);
  return instances;
};

const createInstances = (flow: Flow): Instances => {
  const objects = objectsOf(flow);
  const byMethod = new Map<string, readonly InstanceCall[]>();

  const callsOf = (file: string, method: string): readonly InstanceCall[] => {
    const key = `${file} ${method}`;
    const known = byMethod.get(key);
    if (known !== undefined) return known;
    const structure = flow.program.file(file)?.structure;
    const found = (structure?.calls ?? []).flatMap((call, id) => {
      const callee = structure?.values[call.callee];
      return callee?.kind === 'member' && callee.name === method ? [{ file, id, call }] : [];
    });
    byMethod.set(key, found);
    return found;
  };

  const callsOn = (file: string, method: string, names: ReadonlySet<string>): readonly InstanceCall[] =>
    callsOf(file, method).filter(({ call }) => {
      const callee = flow.value({ file, id: call.callee });
      return callee?.kind === 'member' && objects.namesOf({ file, id: callee.object }).some((name) => names.has(name));
    });

  const plugin = ({ file, call }: InstanceCall): Plugin => {
    const [first] = call.args;
    return first === undefined
      ? { functions: [], shared: false, packages: [], open: [] }
      : pluginOf(flow, { file, id: first.value });
  };

  const registered = new Map<string, Known<InstanceCall>>();

  const registrations = (file: string, fn: FunctionId): Known<InstanceCall> => {
    const key = `${file}#${fn}`;
    const answer = registered.get(key) ?? findRegistrations(file, fn);
    registered.set(key, answer);
    return answer;
  };

  const findRegistrations = (file: string, fn: FunctionId): Known<InstanceCall> => {
    const importers = importersOf(flow, file);
    const found = [file, ...importers.files].flatMap((one) =>
      callsOf(one, 'register').filter((site) =>
        plugin(site).functions.some((target) => target.file === file && target.id === fn),
      ),
    );
    return { found, open: importers.open };
  };

  return {
    own: ({ file, id }) => paramName(file, id, 0),
    callsOn,
    plugin,
    registrations,
  };
};

const pluginOf = (flow: Flow, ref: Ref, shared = false, depth = 0): Plugin => {
  const functions: FunctionRef[] = [];
  const packages: string[] = [];
  const settled = flow.settle(ref);
  const open: Open[] = [...settled.open];
  let whole = shared;
  for (const origin of settled.found) {
    const wrapped = origin.kind === 'external' ? wrappedPlugin(flow, origin) : undefined;
    if (wrapped !== undefined && depth < 3) {
      const inner = pluginOf(flow, wrapped, true, depth + 1);
      functions.push(...inner.functions);
      whole = true;
    } else if (origin.kind === 'external' && origin.package !== null) {
      packages.push(origin.package);
    } else if (origin.kind === 'module' || (origin.kind === 'value' && flow.value(origin.ref)?.kind === 'object')) {
      const named = flow.settleMember(ref, ['default']);
      open.push(...named.open);
      for (const one of named.found)
        if (one.kind === 'value') functions.push(...flow.functionsOf(one.ref, one.bindings).found);
        else if (one.kind === 'external') {
          const inner = wrappedPlugin(flow, one);
          if (inner !== undefined) functions.push(...pluginOf(flow, inner, true, depth + 1).functions);
          whole ||= inner !== undefined;
        }
    }
  }
  functions.push(...flow.functionsOf(ref).found);
  return { functions, shared: whole, packages, open };
};

/** What `fp(plugin)` was given. */
const wrappedPlugin = (flow: Flow, origin: { readonly package: string | null; readonly ref: Ref }): Ref | undefined => {
  if (origin.package !== 'fastify-plugin') return undefined;
  const value = flow.value(origin.ref);
  const call = value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  return first === undefined ? undefined : { file: origin.ref.file, id: first.value };
};
