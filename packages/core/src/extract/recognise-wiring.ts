import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import type { Structure } from '../facts/structure.ts';
import { registrationsIn } from './frameworks/containers.ts';
import { nestSettings, nestTokens } from './frameworks/nest.ts';
import type { RecogniserContext } from './recogniser.ts';

/** What is set or provided for files that do not import it. At most one: enough for the file to be kept. */
export const recogniseWiring = (structure: Structure, { path }: RecogniserContext): readonly Mention[] => {
  const [registered] = registrationsIn(structure);
  const at = registered === undefined ? undefined : structure.values[registered.value]?.at;
  if (at !== undefined) return [{ kind: 'mention', span: spanOf(path, at), of: 'wiring' }];
  if (!structure.edges.some((edge) => 'specifier' in edge && edge.specifier.startsWith('@nestjs/'))) return [];
  const settles = structure.values.find(
    (value) =>
      (value.kind === 'member' && value.name !== null && nestSettings.has(value.name)) ||
      (value.kind === 'import' && nestTokens.has(value.name)) ||
      (value.kind === 'object' && value.entries.some(({ key }) => key === 'provide')),
  );
  return settles === undefined ? [] : [{ kind: 'mention', span: spanOf(path, settles.at), of: 'wiring' }];
};
