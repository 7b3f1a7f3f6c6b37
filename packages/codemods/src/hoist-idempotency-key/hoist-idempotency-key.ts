import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { sliceOf, statementRange } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { nodeAt } from '../source/node-at.ts';
import { putBefore } from '../source/put-before.ts';
import { refuseMany } from './refuse-many.ts';
import { wholeKey } from './whole-key.ts';

/**
 * Makes a key once, in front of the loop or the call that tries again. Options of a site: `making` and `region`, the
 * offsets of what makes the key and of what repeats it.
 */
export const hoistIdempotencyKey = siteTransform('hoist-idempotency-key', (mending, { options }: Site) => {
  const region = nodeAt(mending.source, options['region'], 'retry');
  const making = nodeAt(mending.source, options['making'], 'key');
  if (mending.done.has(making.node)) return [];
  mending.done.add(making.node);
  refuseMany(making, region);
  const key = wholeKey(making, region);
  const declared = declarationOf(key);
  if (declared === null) inline(mending, key, region);
  else moveOut(mending, declared, key, region);
  return [
    'All attempts share the key, and no more: a person or a job that does the write again later makes another one.',
  ];
});

/** `const key = randomUUID();` */
const declarationOf = (key: Path): Path | null => {
  const declarator: Path = key.parent;
  if (!j.VariableDeclarator.check(declarator.node)) return null;
  const declaration: Path = declarator.parent;
  const { node } = declaration;
  if (!j.VariableDeclaration.check(node) || !j.Identifier.check(declarator.node.id)) return null;
  if (node.kind !== 'const' || node.declarations.length > 1)
    throw new Refusal('The key is held by a variable that may hold something else, too.');
  return declaration;
};

const moveOut = (mending: Mending, declaration: Path, key: Path, region: Path): void => {
  const { source } = mending;
  const { id } = key.parent.node as { readonly id: Node };
  const name = j.Identifier.check(id) ? id.name : '';
  if (lookUp(region, name) !== null)
    throw new Refusal(`${name} already stands for something else in front of the retry.`);
  const [start, end] = statementRange(source, declaration.node);
  putBefore(source, region, `const ${sliceOf(source, id)} = ${sliceOf(source, key.node)};`);
  source.magic.remove(start, end);
};

const inline = (mending: Mending, key: Path, region: Path): void => {
  const { source } = mending;
  const name = freshName(
    ['idempotencyKey', 'attemptKey'],
    new Set([...referencedNames(source.root), ...declaredNames(mending)]),
  );
  putBefore(source, region, `const ${name} = ${sliceOf(source, key.node)};`);
  const around: Node = key.parent.node;
  const isSame =
    j.ObjectProperty.check(around) &&
    around.computed !== true &&
    j.Identifier.check(around.key) &&
    around.key.name === name;
  const replaced: Node = isSame ? around : key.node;
  source.magic.overwrite(startOf(replaced), endOf(replaced), name);
};

const declaredNames = ({ source }: Mending): readonly string[] =>
  source.root
    .find(j.VariableDeclarator)
    .nodes()
    .flatMap(({ id }) => (j.Identifier.check(id) ? [id.name] : []));
