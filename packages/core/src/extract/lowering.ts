import type { TSESTree } from '@typescript-eslint/utils';
import type { Catalog } from '../catalog/catalog.ts';
import type { Range } from '../facts/span.ts';
import {
  MODULE_FUNCTION,
  type ClassId,
  type FunctionId,
  type ModuleEdge,
  type Mount,
  type ObjectEntry,
  type Step,
  type Structure,
  type ValueId,
} from '../facts/structure.ts';
import type { Variable, VariableOf } from './bindings/variable.ts';
import type { CallDraft, ClassDraft, FunctionDraft, ValueDraft, VariableDraft } from './drafts.ts';
import { noTypes } from './note-types.ts';
import { nameRange, rangeOf, startOf } from './ranges.ts';
import type { ParsedSource } from './source.ts';
import { stringValue } from './string-value.ts';

/** Generated code nests without measure; past this depth nothing is worth a stack overflow. */
const MAX_DEPTH = 700;

/** The two doors of the walk. They are handed in, so that its parts need not import each other in circles. */
export interface Walk {
  readonly expression: (lowering: Lowering, node: TSESTree.Node, name: string | null) => ValueId;
  readonly statement: (lowering: Lowering, node: TSESTree.Statement) => void;
}

/** Calls of an optional chain that only happen when `test` is there. */
export interface PendingBranch {
  readonly test: ValueId;
  readonly at: Range;
  readonly before: Step[];
}

/** The tables of a file while it is lowered, and where in it the walk stands. */
export class Lowering {
  readonly values: ValueDraft[] = [];
  readonly calls: CallDraft[] = [];
  readonly functions: FunctionDraft[] = [];
  readonly classes: ClassDraft[] = [];
  readonly edges: ModuleEdge[] = [];
  readonly strayWrites = new Set<string>();
  readonly mounts: Mount[] = [];
  readonly types = noTypes();
  readonly text: string;
  readonly variableOf: VariableOf;

  /** Where steps go just now. */
  steps: Step[] = [];
  fn: FunctionId = MODULE_FUNCTION;
  /** Whose `this` is seen here. */
  cls: ClassId | null = null;
  /** Where `this` is no class's: the object, or the constructing function's variable. */
  object: ValueId | null = null;
  /** What a function declares its `this` as. */
  self: ValueId | null = null;
  /** What holds the function that is lowered next, if it has a `this` of its own. */
  holder: ValueId | null = null;
  /** Inside `namespace N {}`, exports are the namespace's, not the module's. */
  inNamespace = false;
  /** What they are, as members of it. */
  namespace: ObjectEntry[] = [];
  /** Of the optional chain that is being lowered. */
  pending: PendingBranch[] = [];

  readonly #catalog: Catalog;
  readonly #walk: Walk;
  readonly #variables = new Map<Variable, ValueId>();
  readonly #declared = new Set<VariableDraft>();
  readonly #mentions: number[] = [];
  readonly #globals = new Map<string, ValueId>();
  #depth = 0;

  constructor(source: ParsedSource, catalog: Catalog, walk: Walk) {
    this.text = source.text;
    this.variableOf = source.variableOf;
    this.#catalog = catalog;
    this.#walk = walk;
  }

  expression(node: TSESTree.Node, name: string | null = null): ValueId {
    if (this.#depth > MAX_DEPTH) return this.add({ at: rangeOf(node), kind: 'unknown', why: 'nested too deeply' });
    this.#depth += 1;
    const id = this.#walk.expression(this, node, name);
    this.#depth -= 1;
    return id;
  }

  statement(node: TSESTree.Statement): void {
    if (this.#depth > MAX_DEPTH) return;
    this.#depth += 1;
    this.#walk.statement(this, node);
    this.#depth -= 1;
  }

  statements(nodes: readonly TSESTree.Statement[]): void {
    for (const node of nodes) this.statement(node);
  }

  add(value: ValueDraft): ValueId {
    return this.values.push(value) - 1;
  }

  string(text: string, at: Range): ValueId {
    if (text === '') return this.add({ at, kind: 'string', text: '', shape: null });
    const { text: words, shape } = stringValue(text, this.#catalog);
    return this.add({ at, kind: 'string', text: words, shape });
  }

  global(name: string, at: Range): ValueId {
    const known = this.#globals.get(name);
    if (known !== undefined) return known;
    const id = this.add({ at, kind: 'global', name });
    this.#globals.set(name, id);
    return id;
  }

  /** What a name stands for: one value for each variable, wherever it is mentioned. */
  mention(node: TSESTree.Identifier): ValueId {
    const variable = this.variableOf(node);
    if (variable !== null) {
      const id = this.#variable(variable, node);
      this.#mentions.push(id, startOf(node));
      return id;
    }
    if (node.name === 'undefined') return this.add({ at: rangeOf(node), kind: 'undefined' });
    return this.global(node.name, rangeOf(node));
  }

  /** Stores `def` in the variable that `node` declares or assigns; null where that is a global. */
  store(node: TSESTree.Identifier, def: ValueId | null, declares: boolean): ValueId | null {
    const variable = this.variableOf(node);
    if (variable === null) return null;
    const id = this.#variable(variable, node);
    const draft = this.values[id];
    if (draft?.kind !== 'variable') return null;
    if (def !== null) draft.defs.push(def);
    if (declares && !this.#declared.has(draft)) {
      this.#declared.add(draft);
      draft.fn = this.fn;
      draft.at = nameRange(node, this.text);
    }
    return id;
  }

  /** Runs `work` with its steps gathered apart. */
  gather(work: () => void): Step[] {
    const before = this.steps;
    const gathered: Step[] = [];
    this.steps = gathered;
    work();
    this.steps = before;
    return gathered;
  }

  finish(directives: readonly string[]): Structure {
    const { strayWrites, values, calls, functions, classes, edges, mounts, types } = this;
    return {
      values,
      calls,
      functions,
      classes,
      edges,
      mounts,
      types,
      mentions: this.#mentions,
      strayWrites: [...strayWrites],
      directives,
    };
  }

  #variable(variable: Variable, node: TSESTree.Identifier): ValueId {
    const known = this.#variables.get(variable);
    if (known !== undefined) return known;
    const id = this.add({
      at: nameRange(node, this.text),
      kind: 'variable',
      name: variable.name,
      fn: MODULE_FUNCTION,
      defs: [],
      writes: [],
    });
    this.#variables.set(variable, id);
    return id;
  }
}
