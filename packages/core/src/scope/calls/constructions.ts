/** Where a program makes the clients of an SDK: of one that is only known by its type, any of them may be meant. */
import { isPackage, packageOfSpecifier } from '../../catalog/packages.ts';
import type { Structure } from '../../facts/structure.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { SdkReached } from './reach-client.ts';

/** From so many places none is told. */
const MAX_PLACES = 12;

const memo = new WeakMap<Flow, Map<string, readonly SdkReached[]>>();

/** Nothing where another package of the same provider may make them too. */
export const constructionsOf = (flow: Flow, reached: SdkReached): readonly SdkReached[] => {
  if (flow.program.single === true || reached.client === null) return [];
  const known = memo.get(flow) ?? new Map<string, readonly SdkReached[]>();
  memo.set(flow, known);
  const key = `${reached.package} ${reached.client.import}`;
  const before = known.get(key);
  const found = before ?? (isMadeByOthers(flow, reached) ? [] : constructions(flow, reached));
  known.set(key, found);
  return found.length > MAX_PLACES ? [] : found.map((one) => ({ ...one, path: reached.path }));
};

const isMadeByOthers = (flow: Flow, { provider, package: name }: SdkReached): boolean =>
  flow.program.paths.some((path) =>
    specifiersOf(flow.program.file(path)?.structure).some(
      (specifier) =>
        packageOfSpecifier(specifier) !== packageOfSpecifier(name) &&
        provider.clients.some(({ pkg, sends }) => sends !== false && isPackage(pkg, packageOfSpecifier(specifier))),
    ),
  );

const specifiersOf = (structure: Structure | undefined): readonly string[] =>
  (structure?.edges ?? []).flatMap((edge) => ('specifier' in edge ? [edge.specifier] : []));

const constructions = (flow: Flow, reached: SdkReached): readonly SdkReached[] => {
  const name = packageOfSpecifier(reached.package);
  return flow.program.paths.flatMap((file) => {
    const structure = flow.program.file(file)?.structure;
    if (structure === undefined || !specifiersOf(structure).some((one) => packageOfSpecifier(one) === name)) return [];
    return structure.values.flatMap((value, id): readonly SdkReached[] => {
      const call = value.kind === 'call' ? structure.calls[value.call] : undefined;
      if (call === undefined) return [];
      const isIt = flow
        .settle({ file, id: call.callee })
        .found.some((origin) => isConstructor(origin, name, reached.client?.import ?? ''));
      return isIt ? [{ ...reached, from: { file, id }, unseen: false }] : [];
    });
  });
};

const isConstructor = (origin: Origin, name: string, exported: string): boolean =>
  origin.kind === 'external' &&
  origin.package === name &&
  origin.path.join('.') ===
    exported
      .split('.')
      .filter((part) => part !== 'default')
      .join('.');
