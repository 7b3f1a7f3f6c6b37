import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';

/** What a source asks of the world around it, each with its line. */
export interface Inspected {
  readonly imports: readonly Import[];
  /** Undeclared names it uses, and their members: `process`, `process.exit`. Types don't count. */
  readonly globals: readonly Named[];
  readonly asyncFunctions: readonly number[];
  readonly functions: readonly number[];
}

export interface Import extends Named {
  /** `lazy`: by `import()`. */
  readonly as: 'types' | 'lazy' | 'eager';
}

interface Named {
  readonly name: string;
  readonly line: number;
}

export const inspectSource = (text: string): Inspected => {
  // `lib: []`: otherwise the names of the standard library count as declared.
  const { ast, scopeManager, visitorKeys } = parseForESLint(text, {
    range: true,
    loc: true,
    sourceType: 'module',
    lib: [],
  });
  const imports: Import[] = [];
  const members = new Map<TSESTree.Node, string>();
  const functions: TSESTree.Node[] = [];

  const visit = (node: TSESTree.Node): void => {
    const found = importOf(node);
    if (found !== null) imports.push(found);
    if (isFunction(node)) functions.push(node);
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
      members.set(node.object, node.property.name);
    }
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [node[key as keyof typeof node] as unknown].flat()) if (isNode(child)) visit(child);
    }
  };
  visit(ast);

  const undeclared = (scopeManager.globalScope?.through ?? []).filter((reference) => reference.isValueReference);
  const globals = undeclared.flatMap(({ identifier }) => {
    const line = identifier.loc.start.line;
    const member = members.get(identifier);
    return [
      { name: identifier.name, line },
      ...(member ? [{ name: `${identifier.name}.${member}`, line }] : []),
    ].filter((global): global is Named => typeof global.name === 'string');
  });
  return {
    imports,
    globals,
    asyncFunctions: functions.filter((node) => 'async' in node && node.async).map(lineOf),
    functions: functions.map(lineOf),
  };
};

const importOf = (node: TSESTree.Node): Import | null => {
  const line = lineOf(node);
  switch (node.type) {
    case 'ImportDeclaration':
      return { name: node.source.value, line, as: importsTypes(node) ? 'types' : 'eager' };
    case 'ExportAllDeclaration':
      return { name: node.source.value, line, as: node.exportKind === 'type' ? 'types' : 'eager' };
    case 'ExportNamedDeclaration':
      if (node.source === null) return null;
      return { name: node.source.value, line, as: node.exportKind === 'type' ? 'types' : 'eager' };
    case 'ImportExpression':
      return { name: literalText(node.source), line, as: 'lazy' };
    case 'TSImportType':
      return { name: literalText(node.source), line, as: 'types' };
    default:
      return null;
  }
};

/** `import { type A }` alone still loads the module under verbatimModuleSyntax, so only `import type` counts. */
const importsTypes = (node: TSESTree.ImportDeclaration): boolean => node.importKind === 'type';

/** A computed specifier could be anything: no part permits it. */
const literalText = (node: TSESTree.Node): string =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : '(computed)';

const isFunction = (node: TSESTree.Node): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

const isNode = (value: unknown): value is TSESTree.Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'range' in value;

const lineOf = (node: TSESTree.Node): number => node.loc.start.line;
