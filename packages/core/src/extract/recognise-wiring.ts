import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import type { Call, Structure } from '../facts/structure.ts';
import { registrationsIn } from './frameworks/containers.ts';
import { composedMembers, nestSettings, nestTokens } from './frameworks/nest.ts';
import type { RecogniserContext } from './recogniser.ts';

/** What is set or provided for files that do not import it. At most one: enough for the file to be kept. */
export const recogniseWiring = (structure: Structure, { path }: RecogniserContext): readonly Mention[] => {
  const [registered] = registrationsIn(structure);
  const at = registered === undefined ? undefined : structure.values[registered.value]?.at;
  if (at !== undefined) return [{ kind: 'mention', span: spanOf(path, at), of: 'wiring' }];
  const placed = structure.calls.find((call) => placesPlugin(structure, call));
  if (placed !== undefined) return [{ kind: 'mention', span: spanOf(path, placed.at), of: 'wiring' }];
  if (!structure.edges.some((edge) => 'specifier' in edge && edge.specifier.startsWith('@nestjs/'))) return [];
  const settles = structure.values.find(
    (value) =>
      (value.kind === 'member' && value.name !== null && nestSettings.has(value.name)) ||
      (value.kind === 'import' && nestTokens.has(value.name)) ||
      (value.kind === 'object' && value.entries.some(({ key }) => key === 'provide')),
  );
  const [composed] = structure.classes.flatMap((cls) => composedMembers(structure, cls));
  const served = composed === undefined ? undefined : structure.values[composed.value];
  if (served !== undefined && isController(structure))
    return [{ kind: 'mention', span: spanOf(path, served.at), of: 'wiring' }];
  return settles === undefined ? [] : [{ kind: 'mention', span: spanOf(path, settles.at), of: 'wiring' }];
};

/** `app.register(payments, { prefix: '/webhooks' })`: the plugin's own file need not say what it is for. */
const placesPlugin = (structure: Structure, { callee, args }: Call): boolean => {
  const member = structure.values[callee];
  const options = args[1] === undefined ? undefined : structure.values[args[1].value];
  return (
    member?.kind === 'member' &&
    member.name === 'register' &&
    options?.kind === 'object' &&
    options.entries.some(({ key }) => key === 'prefix')
  );
};

/** By its name: what a decorator of the program makes of a class only its own file says. */
const isController = (structure: Structure): boolean =>
  structure.edges.some((edge) => edge.kind === 'import' && edge.names.some((name) => name.endsWith('Controller')));
