import { endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';

/** An expression in the place of a name: `{ signal }` becomes `{ signal: AbortSignal.timeout(5000) }`. */
export const replaceUse = ({ magic }: Source, use: Path, text: string): void => {
  const around = use.parent.node as Node;
  const isShort = j.ObjectProperty.check(around) && around.shorthand === true;
  const name = isShort && j.Identifier.check(use.node) ? `${use.node.name}: ` : '';
  magic.overwrite(startOf(use.node), endOf(use.node), name + text);
};
