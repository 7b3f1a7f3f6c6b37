/** Settings that a framework's own configuration file holds: `nuxt.config.ts`. */
import type { Setting } from '../../catalog/library/settings.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Following, Trail } from '../following.ts';
import { noBindings } from '../origin.ts';
import { resolveExport } from '../resolve.ts';
import { callAt } from './call-chain.ts';
import { entriesUnder } from './defaults.ts';

const ENDINGS = ['ts', 'js', 'mjs', 'mts', 'cjs'];

export const followSettingsFile = (
  following: Following,
  { name, member }: NonNullable<Setting['file']>,
  { file: from }: Ref,
  members: readonly string[],
  trail: Trail,
): boolean => {
  const path = pathsAbove(from, name).find((one) => following.program.file(one) !== undefined);
  if (path === undefined) return false;
  const entries = resolveExport(following.program, path, 'default')
    .found.flatMap((target) => (target.kind === 'value' ? [unwrapped(following, target.ref)] : []))
    .flatMap((object) => entriesUnder(following, object, [...member.split('.'), ...members]));
  for (const entry of entries) following.follow(entry, [], noBindings, trail);
  return entries.length > 0;
};

/** `defineNuxtConfig({ … })` */
const unwrapped = (following: Following, ref: Ref): Ref => {
  const [first] = callAt(following, ref)?.args ?? [];
  return first === undefined ? ref : { file: ref.file, id: first.value };
};

const pathsAbove = (from: string, name: string): readonly string[] => {
  const folders = from.split('/').slice(0, -1);
  return folders
    .map((_, index) => folders.slice(0, folders.length - index).join('/'))
    .concat('')
    .flatMap((folder) => ENDINGS.map((ending) => `${folder === '' ? '' : `${folder}/`}${name}.${ending}`));
};
