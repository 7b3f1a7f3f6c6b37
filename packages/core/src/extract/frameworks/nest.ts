import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { ClassFact, ClassMember, Structure, ValueId } from '../../facts/structure.ts';

/** NestJS: a method of a `@Controller` class under one of its verbs. */
const nest = {
  package: '@nestjs/common',
  verbs: { Get: 'GET', Post: 'POST', Put: 'PUT', Patch: 'PATCH', Delete: 'DELETE', All: 'ALL' },
} as const;

/** Methods by which something is set for all routes of an application, wherever its modules lie. */
export const nestSettings: ReadonlySet<string> = new Set([
  'useGlobalGuards',
  'useGlobalInterceptors',
  'setGlobalPrefix',
  'forRoutes',
]);
export const nestTokens: ReadonlySet<string> = new Set(['NestFactory', 'APP_GUARD', 'APP_INTERCEPTOR']);

/** What a file holds that sets or provides something for others. */
export const nestWiring = String.raw`\b(?:${[...nestSettings, ...nestTokens].join('|')}|provide\s*:)`;

/** The routes of a file's controllers. `router` is the class, whose decorators hold the prefix and the guards of all. */
export const nestRoutes = (structure: Structure, path: string): readonly Route[] => {
  if (structure.classes.every(({ decorators }) => decorators.length === 0)) return [];
  return foundOfKind(structure, 'class', (value, id) => {
    const cls = structure.classes[value.cls];
    if (cls === undefined || decoratorOf(structure, cls.decorators, 'Controller') === undefined) return [];
    return cls.members.flatMap((member) => memberRoutes(structure, path, id, member));
  });
};

const memberRoutes = (structure: Structure, path: string, cls: ValueId, member: ClassMember): readonly Route[] =>
  Object.entries(nest.verbs).flatMap(([verb, method]) => {
    const decorator = decoratorOf(structure, member.decorators, verb);
    if (decorator === undefined || member.kind !== 'method') return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(path, structure.values[decorator.id]?.at ?? [0, 0]),
        framework: 'nest' as const,
        method,
        path: null,
        pathValue: decorator.args[0] ?? null,
        handlers: [member.value],
        router: cls,
        call: null,
        exportName: null,
      },
    ];
  });

/** Methods of a class whose verb may stand in a decorator of the program: `@StripeWebhook('stripe')`. */
export const composedMembers = (structure: Structure, { decorators, members }: ClassFact): readonly ClassMember[] =>
  decorators.length === 0
    ? []
    : members.filter(
        (member) =>
          member.kind === 'method' &&
          member.decorators.length > 0 &&
          Object.keys(nest.verbs).every((verb) => decoratorOf(structure, member.decorators, verb) === undefined),
      );

export interface Decorator {
  readonly id: ValueId;
  readonly args: readonly ValueId[];
}

/** `@Name(...)` of the framework among decorators. */
export const decoratorOf = (
  structure: Structure,
  decorators: readonly ValueId[],
  name: string,
): Decorator | undefined => {
  for (const id of decorators) {
    const value = structure.values[id];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const callee = call?.callee ?? id;
    if (!isFromNest(structure, callee, name)) continue;
    return { id, args: (call?.args ?? []).map(({ value: argument }) => argument) };
  }
  return undefined;
};

const isFromNest = (structure: Structure, id: ValueId, name: string): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'variable') return value.defs.some((def) => isFromNest(structure, def, name));
  if (value?.kind === 'import') return value.specifier === nest.package && value.name === name;
  const object = value?.kind === 'member' && value.name === name ? structure.values[value.object] : undefined;
  return object?.kind === 'variable' && object.defs.some((def) => isNamespace(structure, def));
};

/** `import * as common`, `const common = require`. */
const isNamespace = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'import' && value.specifier === nest.package && value.name === '*';
};

/** The class and the member that a route's handler is. */
export const memberOf = (
  structure: Structure,
  { router, handlers }: Route,
): { readonly cls: ClassFact; readonly member: ClassMember } | undefined => {
  const value = router === null ? undefined : structure.values[router];
  const cls = value?.kind === 'class' ? structure.classes[value.cls] : undefined;
  const member = cls?.members.find((one) => one.value === handlers[0]);
  return cls === undefined || member === undefined ? undefined : { cls, member };
};
