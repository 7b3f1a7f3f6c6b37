import type { Comment, Expression, Node, Program, Statement } from 'oxc-parser';

export interface Parsed {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly text: string;
}

/** The list of configs that a file exports. */
export interface ListOf {
  readonly items: readonly Node[];
  /** Behind the bracket that opens it. */
  readonly open: number;
  /** Before the one that closes it. */
  readonly close: number;
  readonly commonJs: boolean;
}

/** Where a name of the file comes from. */
interface Binding {
  readonly from: string;
  /** `default`, `*`, or the exported name. */
  readonly imported: string;
}

/** An array, or the arguments of a call that takes configs; undefined: another form. */
export const exportedList = (parsed: Parsed): ListOf | undefined => {
  const exported = exportOf(parsed.program.body);
  const value = exported && plain(exported.value, parsed.program.body);
  if (exported === undefined || value === undefined) return undefined;
  const { commonJs } = exported;
  if (value.type === 'ArrayExpression') return arrayOf(value, commonJs);
  if (value.type !== 'CallExpression' || !takesConfigs(value.callee, bindingsOf(parsed))) return undefined;
  const [only, ...others] = value.arguments;
  if (only?.type === 'ArrayExpression' && others.length === 0) return arrayOf(only, commonJs);
  const open = (only?.start ?? value.end) - behindParenthesis(parsed.text, value.callee.end, only?.start ?? value.end);
  return { items: value.arguments, open, close: value.end - 1, commonJs };
};

/** How far before the first argument the parenthesis is closed in. */
const behindParenthesis = (text: string, from: number, to: number): number => to - text.indexOf('(', from) - 1;

const arrayOf = (array: Extract<Expression, { type: 'ArrayExpression' }>, commonJs: boolean): ListOf | undefined => {
  const items = array.elements.filter((element) => element !== null);
  if (items.length < array.elements.length) return undefined;
  return { items, open: array.start + 1, close: array.end - 1, commonJs };
};

const exportOf = (
  body: readonly Statement[],
): { readonly value: Expression; readonly commonJs: boolean } | undefined => {
  for (const statement of body.toReversed()) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      return isExpression(declaration) ? { value: declaration, commonJs: false } : undefined;
    }
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (
      left.type === 'MemberExpression' &&
      !left.computed &&
      nameOf(left.object) === 'module' &&
      left.property.name === 'exports'
    )
      return { value: right, commonJs: true };
  }
  return undefined;
};

const isExpression = (node: Node): node is Expression => !/Declaration$/u.test(node.type);

const nameOf = (node: Node): string | undefined => (node.type === 'Identifier' ? node.name : undefined);

/** Without what only types need, and as a constant of the file was made. */
const plain = (value: Expression, body: readonly Statement[], depth = 0): Expression | undefined => {
  if (value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression')
    return plain(value.expression, body, depth);
  if (value.type !== 'Identifier') return value;
  const made = body
    .flatMap((statement) =>
      statement.type === 'VariableDeclaration' && statement.kind === 'const' ? statement.declarations : [],
    )
    .find(({ id }) => nameOf(id) === value.name);
  return made?.init && depth < 3 ? plain(made.init, body, depth + 1) : undefined;
};

const takesConfigs = (callee: Expression, bindings: ReadonlyMap<string, Binding>): boolean => {
  if (callee.type === 'Identifier') {
    const { from, imported } = bindings.get(callee.name) ?? {};
    return (from === 'eslint/config' && imported === 'defineConfig') || (from === TYPESCRIPT && imported === 'config');
  }
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const from = bindings.get(nameOf(callee.object) ?? '')?.from;
  return (
    (from === TYPESCRIPT && callee.property.name === 'config') ||
    (from === 'eslint/config' && callee.property.name === 'defineConfig')
  );
};

const TYPESCRIPT = 'typescript-eslint';

/** What the file imports or requires, by the names it has here. */
export const bindingsOf = ({ program }: Parsed): ReadonlyMap<string, Binding> =>
  new Map(program.body.flatMap((statement) => [...imports(statement), ...requires(statement)]));

const imports = (statement: Statement): readonly (readonly [string, Binding])[] => {
  if (statement.type !== 'ImportDeclaration') return [];
  const from = statement.source.value;
  return statement.specifiers.map((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return [specifier.local.name, { from, imported: 'default' }];
    if (specifier.type === 'ImportNamespaceSpecifier') return [specifier.local.name, { from, imported: '*' }];
    const { imported } = specifier;
    return [specifier.local.name, { from, imported: imported.type === 'Literal' ? imported.value : imported.name }];
  });
};

const requires = (statement: Statement): readonly (readonly [string, Binding])[] => {
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }): readonly (readonly [string, Binding])[] => {
    const from = init ? requiredBy(init) : undefined;
    if (from === undefined) return [];
    if (id.type === 'Identifier') return [[id.name, { from, imported: '*' }]];
    if (id.type !== 'ObjectPattern') return [];
    return id.properties.flatMap((property) => {
      if (property.type !== 'Property' || property.value.type !== 'Identifier') return [];
      const imported = nameOf(property.key);
      return imported === undefined ? [] : [[property.value.name, { from, imported }] as const];
    });
  });
};

/** The module behind `require('x')`, and behind a member or a call of it. */
const requiredBy = (node: Node): string | undefined => {
  if (node.type === 'MemberExpression') return requiredBy(node.object);
  if (node.type !== 'CallExpression') return undefined;
  const [first] = node.arguments;
  if (nameOf(node.callee) !== 'require' || first?.type !== 'Literal') return undefined;
  return typeof first.value === 'string' ? first.value : undefined;
};

export interface Spot {
  readonly at: number;
  /** Behind the last import; else before everything. */
  readonly isAfter: boolean;
  /** The statements there end in a semicolon. */
  readonly isEnded: boolean;
}

/** Where another import goes. */
export const importsEnd = ({ program, comments, text }: Parsed, commonJs: boolean): Spot => {
  const last = program.body.findLast((statement) =>
    commonJs ? requires(statement).length > 0 : statement.type === 'ImportDeclaration',
  );
  if (last !== undefined) {
    // A comment behind it stays with it.
    const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=\r?\n))/u.exec(text.slice(last.end))?.[0] ?? '';
    return { at: last.end + comment.length, isAfter: true, isEnded: text[last.end - 1] === ';' };
  }
  const [first] = program.body.filter((statement) => !('directive' in statement && statement.directive));
  const start = first?.start ?? text.length;
  // A comment that is about the first statement stays with it.
  const own = comments.find(({ start: from, end }) => from > 0 && isAttached(text.slice(end, start), end <= start));
  const isOwn = own !== undefined && !own.value.includes('@ts-check');
  const isEnded = program.body.some((statement) => text[statement.end - 1] === ';');
  return { at: isOwn ? own.start : start, isAfter: false, isEnded };
};

/** No empty line lies between. */
const isAttached = (between: string, isBefore: boolean): boolean =>
  isBefore && between.trim() === '' && !/\n\s*\n/u.test(between);
