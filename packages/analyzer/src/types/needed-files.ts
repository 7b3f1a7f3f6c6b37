import type { ts } from 'ts-morph';

import { type DeclaredNames, type Outside, declaredNames, namesIn } from './declared-names.ts';
import { namingParts, takenMembers } from './naming-parts.ts';

/** How the files of a question hang together. Paths are absolute. */
export interface FileWorld {
  /** The parsed file; undefined where there is none. */
  file(path: string): ts.SourceFile | undefined;
  /** Where a specifier leads to; undefined: it stays unknown. */
  resolve(from: string, specifier: string): string | undefined;
}

/** Which specifiers of which files tell the type that is asked for, and where they lead to. */
export type Needed = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What one question may draw in: an import closure has thousands. */
const MAX_FILES = 250;

/**
 * The files that the type of one expression can rest on: names are followed from the expression to their declarations,
 * and from what tells the type of a declaration to other names. Far less than all that the files import.
 */
export const createNeededFiles = (lib: typeof ts, world: FileWorld) => {
  const known = new Map<string, DeclaredNames | undefined>();
  const declaredIn = (path: string): DeclaredNames | undefined => {
    if (!known.has(path)) {
      const file = world.file(path);
      known.set(path, file === undefined ? undefined : declaredNames(lib, file));
    }
    return known.get(path);
  };

  /** Undefined: the type rests on too many files. */
  return (path: string, expression: ts.Node): Needed | undefined => {
    const needed = new Map<string, Map<string, string>>();
    const files = new Set<string>();
    const members = new Set<string>();
    const asked = new Set<string>();
    /** Whole modules: whatever the file that has them names may be meant. */
    const whole = new Map<string, Set<string>>();
    const work: (() => void)[] = [];

    const lookInto = (file: string, nodes: readonly ts.Node[]): void => {
      namesIn(
        lib,
        nodes,
        (name) => ask(file, name),
        (name) => askMember(name),
        (outside) => reach(file, outside),
      );
    };
    const partsOf = (nodes: readonly ts.Node[] | undefined): readonly ts.Node[] =>
      (nodes ?? []).flatMap((node) => namingParts(lib, node));

    const ask = (file: string, name: string): void => {
      const key = `${file}#${name}`;
      if (asked.has(key)) return;
      asked.add(key);
      work.push(() => {
        const declared = declaredIn(file);
        if (declared === undefined) return;
        const own = declared.own.get(name);
        lookInto(file, partsOf(own));
        for (const member of (own ?? []).flatMap((node) => takenMembers(lib, node))) askMember(member);
        for (const outside of [declared.imports.get(name), declared.reexports.get(name)])
          if (outside !== undefined) reach(file, outside);
        if (declared.own.has(name) || declared.imports.has(name) || declared.reexports.has(name)) return;
        for (const specifier of declared.stars) if (file !== path) reach(file, { specifier, name });
      });
    };

    const askMember = (name: string): void => {
      if (members.has(name)) return;
      members.add(name);
      for (const file of files) work.push(() => lookInto(file, partsOf(declaredIn(file)?.members.get(name))));
      for (const targets of whole.values()) for (const target of targets) ask(target, name);
    };

    const enter = (file: string): void => {
      if (files.has(file)) return;
      files.add(file);
      for (const name of members) work.push(() => lookInto(file, partsOf(declaredIn(file)?.members.get(name))));
    };

    const reach = (file: string, { specifier, name }: Outside): void => {
      const target = world.resolve(file, specifier);
      if (target === undefined) return;
      needed.set(file, (needed.get(file) ?? new Map<string, string>()).set(specifier, target));
      enter(target);
      if (name !== '*') return ask(target, name);
      whole.set(file, (whole.get(file) ?? new Set<string>()).add(target));
      for (const each of [...members, 'default']) ask(target, each);
    };

    enter(path);
    lookInto(path, [expression]);
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      next();
      if (files.size > MAX_FILES) return undefined;
    }
    return needed;
  };
};
