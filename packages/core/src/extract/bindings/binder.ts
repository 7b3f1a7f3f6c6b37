import type { TSESTree } from '@typescript-eslint/utils';
import { endOf, startOf } from '../ranges.ts';
import { type BindingScope, type BoundVariable, lookUp, type ScopeKind, type Sort } from './binding-scope.ts';
import type { Variable } from './variable.ts';

export type Visitors = {
  readonly [T in `${TSESTree.Node['type']}`]?: (
    binder: Binder,
    node: Extract<TSESTree.Node, { readonly type: T }>,
  ) => void;
};

type VisitorByType = Readonly<Record<string, ((binder: Binder, node: TSESTree.Node) => void) | undefined>>;

/** Where the walk through a module stands, and what each identifier was found to be. */
export class Binder {
  scope: BindingScope;
  readonly #visitors: VisitorByType;
  readonly #scopes: BindingScope[] = [];
  readonly #variables: BoundVariable[] = [];
  /** By the start of an identifier: -1 - variable that it declares; 4 * scope + sort where it is a mention; 0: neither. */
  readonly #marks: Int32Array;

  constructor(program: TSESTree.Program, visitors: Visitors) {
    this.#visitors = visitors as VisitorByType;
    this.#marks = new Int32Array(endOf(program) + 1);
    this.scope = this.#add(null, 'vars', -1, false);
  }

  visit(node: TSESTree.Node | null | undefined): void {
    if (node == null) return;
    const visitor = this.#visitors[node.type];
    if (visitor === undefined) this.visitInner(node);
    else visitor(this, node);
  }

  visitAll(nodes: readonly (TSESTree.Node | null)[] | null | undefined): void {
    if (nodes == null) return;
    for (const node of nodes) this.visit(node);
  }

  /** Whatever nodes it has. */
  visitInner(node: TSESTree.Node): void {
    for (const key in node) {
      const inner = (node as unknown as Readonly<Record<string, unknown>>)[key];
      if (Array.isArray(inner)) for (const item of inner) this.#visitAny(item);
      else this.#visitAny(inner);
    }
  }

  #visitAny(value: unknown): void {
    if (typeof value === 'object' && value !== null && 'type' in value) this.visit(value as TSESTree.Node);
  }

  /** The caller puts the scope back that was there before. */
  open(kind: ScopeKind): void {
    this.scope = this.#add(this.scope, kind, -1, false);
  }

  openFunction(body: number, hasArguments: boolean): void {
    this.scope = this.#add(this.scope, 'function', body, hasArguments);
  }

  #add(upper: BindingScope | null, kind: ScopeKind, body: number, hasArguments: boolean): BindingScope {
    const scope = { index: this.#scopes.length, kind, upper, names: null, body, hasArguments };
    this.#scopes.push(scope);
    return scope;
  }

  define(node: TSESTree.Identifier, sort: Sort, into: BindingScope = this.scope): BoundVariable {
    const start = startOf(node);
    const variable = this.defineName(node.name, sort, start, into);
    this.#marks[start] = -1 - variable.index;
    return variable;
  }

  defineName(name: string, sort: Sort, start: number, into: BindingScope): BoundVariable {
    const names = (into.names ??= new Map<string, BoundVariable>());
    const known = names.get(name);
    if (known !== undefined) {
      known.sorts |= sort;
      known.start = Math.min(known.start, start);
      return known;
    }
    const variable = { name, imported: null, index: this.#variables.length, sorts: sort, start };
    this.#variables.push(variable);
    names.set(name, variable);
    return variable;
  }

  /** `node` mentions a name where the walk stands. */
  refer(node: TSESTree.Identifier, sort: Sort): void {
    this.#marks[startOf(node)] = 4 * this.scope.index + sort;
  }

  variableOf(node: TSESTree.Identifier): Variable | null {
    const start = startOf(node);
    const mark = this.#marks[start] ?? 0;
    if (mark < 0) return this.#variables[-1 - mark] ?? null;
    const scope = mark === 0 ? null : (this.#scopes[mark >> 2] ?? null);
    // A type that only a value has the name of is looked for at the top, as all that nobody marked.
    return lookUp(scope, node.name, mark & 3, start) ?? this.#scopes[0]?.names?.get(node.name) ?? null;
  }
}
