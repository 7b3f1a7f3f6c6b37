/** Routes of Nest whose verb stands in a decorator of the program: `StripeWebhook = (path) => applyDecorators(Post(path), UseGuards(…))`. */
import { composedMembers, decoratorOf } from '../../extract/frameworks/nest.ts';
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { ClassMember, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { readDecorators } from './nest-decorators.ts';

export const composedRoutes = (flow: Flow, file: string): readonly Route[] => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return [];
  return foundOfKind(structure, 'class', (value, id) => {
    const cls = structure.classes[value.cls];
    if (cls === undefined) return [];
    const composed = composedMembers(structure, cls);
    if (composed.length === 0) return [];
    const isController =
      decoratorOf(structure, cls.decorators, 'Controller') !== undefined ||
      readDecorators(flow, file, cls.decorators).places.some(({ name }) => name === 'Controller');
    return isController ? composed.flatMap((member) => routesOf(flow, file, structure, id, member)) : [];
  });
};

const routesOf = (
  flow: Flow,
  file: string,
  structure: Structure,
  router: ValueId,
  { decorators, value }: ClassMember,
): readonly Route[] =>
  decorators.flatMap((decorator) =>
    readDecorators(flow, file, [decorator])
      .places.filter(({ name }) => name !== 'Controller')
      .flatMap(({ name, paths }) =>
        paths.map((path) => ({
          kind: 'route' as const,
          span: spanOf(file, structure.values[decorator]?.at ?? [0, 0]),
          framework: 'nest' as const,
          method: name.toUpperCase(),
          path,
          pathValue: null,
          handlers: [value],
          router,
          call: null,
          exportName: null,
        })),
      ),
  );
