import type { Case, Cases } from '@seamlint/testkit';

/**
 * A program that verifies, and where it is reported once it does not. `// check` ends each line that verifies, or
 * `// check, else` and what stands there instead.
 * Several files by path, or one.
 */
export interface Shape {
  readonly files: Case['files'];
  /** What the editor says without the check. It sees one file, and so leaves most of what lies in several. */
  readonly editor?: 'same' | 'silent';
}

/** Each shape is silent as it stands, and reported with its checks taken out: what leads to them was followed. */
export const bothWays = (shapes: Readonly<Record<string, Shape>>): Cases => {
  const all = Object.entries(shapes);
  return {
    silent: Object.fromEntries(all.map(([name, shape]) => [name, { files: change(shape.files, unmarked) }])),
    reported: Object.fromEntries(
      all.map(([name, shape]) => [
        `${name}, and nothing verifies`,
        {
          files: change(shape.files, unchecked),
          editor: shape.editor ?? (typeof shape.files === 'string' ? 'same' : 'silent'),
        },
      ]),
    ),
  };
};

const change = (files: Case['files'], by: (text: string) => string): Case['files'] =>
  typeof files === 'string'
    ? by(files)
    : Object.fromEntries(Object.entries(files).map(([path, text]) => [path, by(text)]));

const unmarked = (text: string): string => text.replaceAll(/ *\/\/ reported.*$/gmu, '');
const unchecked = (text: string): string =>
  text.replaceAll(/^.*\/\/ check, else (.*)$/gmu, '$1').replaceAll(/^.*\/\/ check$/gmu, '');
