import type { Imports } from '../source/imports.ts';
import type { Reply } from './answers.ts';

interface Naming {
  readonly imports: Imports;
  readonly expects: Set<string>;
}

/** A function of h3: as the file imports its like, else as Nuxt and Nitro bring it in by themselves. */
export const h3Name = ({ imports, expects }: Naming, name: string): string => {
  const from = imports.bindings.find(
    ({ module, typeOnly }) => /^(?:h3|#imports|nitropack(?:\/.*)?|nitro(?:\/.*)?)$/u.test(module) && !typeOnly,
  );
  if (from !== undefined) return imports.named(from.module, name);
  expects.add(name);
  return name;
};

/** What h3 takes for a refusal: an exception of its own. */
export const h3Reply =
  (naming: Naming): Reply =>
  (status, message) => [
    `throw ${h3Name(naming, 'createError')}({ statusCode: ${status}, statusMessage: '${message}' });`,
  ];
