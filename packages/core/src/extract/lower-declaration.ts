import type { TSESTree } from '@typescript-eslint/utils';
import type { ObjectEntry, ValueId } from '../facts/structure.ts';
import { bind } from './lower-pattern.ts';
import type { Lowering } from './lowering.ts';
import { noteVariable } from './note-types.ts';
import { rangeOf } from './ranges.ts';
import { keyName } from './static-name.ts';
import { unwrap } from './unwrap.ts';

export const lowerDeclaration = (lowering: Lowering, node: TSESTree.VariableDeclaration): void => {
  for (const { id, init } of node.declarations) {
    noteVariable(lowering, id);
    if (init != null) {
      const value = lowering.expression(init, id.type === 'Identifier' ? id.name : null);
      bind(lowering, id, value, true);
      if (unwrap(init).type === 'AssignmentExpression') exportVariable(lowering, id, value);
    } else if (id.type === 'Identifier') {
      // `declare const name`: someone else's script makes it.
      lowering.store(id, node.declare ? lowering.global(id.name, rangeOf(id)) : null, true);
    }
  }
};

/**
 * `const app = module.exports = express()`: what is exported is the variable,
 * so that whatever is attached to it later reaches the importer.
 */
const exportVariable = (lowering: Lowering, id: TSESTree.BindingName, value: ValueId): void => {
  if (id.type !== 'Identifier') return;
  lowering.edges.forEach((edge, index) => {
    if (edge.kind === 'export' && edge.value === value)
      lowering.edges[index] = { ...edge, value: lowering.mention(id) };
  });
};

/** An enum is the object it becomes; its members are names within it. */
export const lowerEnum = (lowering: Lowering, node: TSESTree.TSEnumDeclaration): void => {
  const entries: ObjectEntry[] = [];
  node.body.members.forEach((member, index) => {
    const value = lowerEnumValue(lowering, member, index);
    if (member.id.type === 'Identifier') lowering.store(member.id, value, true);
    entries.push({ key: keyName(member.id, false), value, spread: false, at: rangeOf(member.id) });
  });
  lowering.store(node.id, lowering.add({ at: rangeOf(node), kind: 'object', entries }), true);
};

const lowerEnumValue = (lowering: Lowering, member: TSESTree.TSEnumMember, index: number): ValueId =>
  member.initializer == null
    ? lowering.add({ at: rangeOf(member), kind: 'constant', value: index })
    : lowering.expression(member.initializer);
