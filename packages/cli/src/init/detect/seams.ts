import type { Catalog, Program, Scope, Span } from '@seamlint/core';
import { counted } from '../../counted.ts';
import { createLines } from '../../source/lines.ts';
import { openFolder } from './folder.ts';
import { readManifest } from './manifest.ts';

/** What of the program is shown before anything is proposed. */
export interface Seams {
  /** For people, with where each is seen. */
  readonly frameworks: readonly string[];
  readonly apis: readonly string[];
}

export interface Seen {
  readonly root: string;
  readonly files: readonly string[];
  readonly program: Pick<Program, never> & { text(path: string): string | undefined };
  readonly scope: Scope;
  readonly catalog: Catalog;
}

export const seamsOf = (seen: Seen): Seams => ({ frameworks: frameworksOf(seen), apis: apisOf(seen) });

/** As the manifests ask for them. */
const frameworksOf = ({ root, files, catalog }: Seen): readonly string[] => {
  const frameworks = catalog.libraries.filter(({ category }) => category === 'framework');
  const asking = new Map<string, string[]>();
  for (const folder of foldersOf(files)) {
    const { dependencies } = readManifest(openFolder(`${root}/${folder}`));
    const manifest = folder === '' ? 'package.json' : `${folder}/package.json`;
    for (const { title, packages } of frameworks) {
      if (!packages.some(({ name }) => dependencies.has(name))) continue;
      asking.set(title, [...(asking.get(title) ?? []), manifest]);
    }
  }
  return [...asking].map(([title, [first = '', ...others]]) => `${title} (${first}${andMore(others.length)})`);
};

/** Every folder above a file, the root among them, sorted. */
const foldersOf = (files: readonly string[]): readonly string[] => {
  const folders = new Set(['']);
  for (const file of files) {
    let end = file.lastIndexOf('/');
    for (; end > 0 && !folders.has(file.slice(0, end)); end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  }
  return [...folders].sort();
};

const apisOf = (seen: Seen): readonly string[] => {
  const { scope } = seen;
  const calls = grouped(scope.facts('outbound-call').flatMap(({ provider, span }) => at(provider, span, scope)));
  const endpoints = grouped(scope.facts('webhook-endpoint').flatMap(({ provider, span }) => at(provider, span, scope)));
  const ids = [...new Set([...calls.keys(), ...endpoints.keys()])];
  return ids
    .map((id) => ({ id, called: calls.get(id) ?? [], received: endpoints.get(id) ?? [] }))
    .toSorted(
      (a, b) => b.called.length + b.received.length - a.called.length - a.received.length || (a.id < b.id ? -1 : 1),
    )
    .map(({ id, called, received }) => {
      const parts = [
        ...(called.length > 0 ? [counted(called.length, 'call')] : []),
        ...(received.length > 0 ? [counted(received.length, 'webhook endpoint')] : []),
      ];
      const [first] = [...called, ...received];
      return `${scope.provider(id)?.title ?? id} (${parts.join(', ')}${first ? `; ${placeOf(first, seen.program)}` : ''})`;
    });
};

type At = readonly [id: string, span: Span];

const at = (provider: string | null | undefined, span: Span, scope: Scope): readonly At[] =>
  provider === null || provider === undefined || scope.isTest(span.path) ? [] : [[provider, span]];

const grouped = (all: readonly At[]): ReadonlyMap<string, readonly Span[]> => {
  const groups = new Map<string, Span[]>();
  for (const [id, span] of all) groups.set(id, [...(groups.get(id) ?? []), span]);
  return groups;
};

export const placeOf = ({ path, start }: Span, program: Seen['program']): string =>
  `${path.replace(/\s/gu, ' ')}:${String(createLines(program.text(path) ?? '').position(start).line)}`;

export const andMore = (count: number): string => (count === 0 ? '' : ` and ${String(count)} more`);
