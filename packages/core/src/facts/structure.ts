/**
 * The structural facts of one file: what its code computes and in which order,
 * without syntax. All of it is plain JSON. Ids are indexes into the file's own
 * tables; a place in another file is named by `{ specifier, name }` and found
 * by whoever links.
 */
import type { LiteralShape } from './literal-shape.ts';
import type { Range } from './span.ts';
import type { WrittenTypes } from './written-types.ts';

/** A pattern that asks for one path. */
export interface PlainPattern {
  readonly text: string;
  readonly how: 'equals' | 'startsWith' | 'endsWith' | 'includes';
}

export type ValueId = number;
export type CallId = number;
export type FunctionId = number;
export type ClassId = number;

/** Function 0 of every file: the module's own top level. */
export const MODULE_FUNCTION: FunctionId = 0;

/** Where a value comes from. Every expression that matters has exactly one. */
export type Value = { readonly at: Range } & ValueOrigin;

export type ValueOrigin =
  /**
   * A string whose `text` reads as words (header name, path, event name ...).
   * Any other string may be a credential: its text is left out for good and
   * `shape` says all that is known of it.
   */
  | { readonly kind: 'string'; readonly text: string | null; readonly shape: LiteralShape | null }
  | { readonly kind: 'constant'; readonly value: number | boolean | null }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'regexp'; readonly plain: PlainPattern | null }
  /** A template literal or a `+` over strings, in reading order. `tag` for a tagged one. */
  | { readonly kind: 'template'; readonly parts: readonly ValueId[] }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: 'array'; readonly items: readonly ValueId[] }
  | { readonly kind: 'function'; readonly fn: FunctionId }
  | { readonly kind: 'class'; readonly cls: ClassId }
  /** What a call answers. */
  | { readonly kind: 'call'; readonly call: CallId }
  /** `object.name`; `name` is null for a computed key that is no literal (then `key` holds it). Destructuring reads as members. */
  | { readonly kind: 'member'; readonly object: ValueId; readonly name: string | null; readonly key: ValueId | null }
  /**
   * A hole: the function's parameter `index` (a rest parameter has `rest`). Destructured parameters are members of this.
   * What its `this` is declared as stands at `THIS_PARAM`.
   */
  | { readonly kind: 'param'; readonly fn: FunctionId; readonly index: number; readonly rest: boolean }
  /** A name imported or required. `name`: the exported name, `default`, or `*` for the namespace (`require` gives `*` with `cjs`). */
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string; readonly cjs: boolean }
  /** A variable of this file. `defs`: all that is ever stored in it; `writes`: what is stored in its members (`x.name = value`). */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fn: FunctionId;
      readonly defs: readonly ValueId[];
      readonly writes: readonly MemberWrite[];
    }
  /** A name the file does not declare: `process`, `fetch`, `Deno`. */
  | { readonly kind: 'global'; readonly name: string }
  /**
   * `this`; `cls` when it stands in a class (or null: a plain function or an object method). `object`: the object whose
   * method it stands in, or the variable of the function that constructs what the method belongs to.
   */
  | { readonly kind: 'this'; readonly cls: ClassId | null; readonly object?: ValueId }
  | { readonly kind: 'super'; readonly cls: ClassId | null }
  /** One of several: `a || b`, `a ?? b`, `a && b`, `c ? a : b` (`test` is c). For `??` and `||` the first is tried first. */
  | {
      readonly kind: 'either';
      readonly op: '||' | '&&' | '??' | '?:';
      readonly of: readonly ValueId[];
      readonly test: ValueId | null;
    }
  | { readonly kind: 'await'; readonly of: ValueId }
  /** Comparisons and arithmetic. `+` over strings is a template instead. */
  | { readonly kind: 'binary'; readonly op: string; readonly left: ValueId; readonly right: ValueId }
  | { readonly kind: 'unary'; readonly op: string; readonly of: ValueId }
  /** An element of a collection that a loop walks, or that a rest element takes. */
  | { readonly kind: 'element'; readonly of: ValueId }
  /** The error a catch clause binds. */
  | { readonly kind: 'caught' }
  /** An embedded element; attributes are entries, so that literals in them are seen. */
  | {
      readonly kind: 'jsx';
      readonly name: string;
      readonly attributes: readonly ObjectEntry[];
      readonly children: readonly ValueId[];
    }
  | { readonly kind: 'unknown'; readonly why: string };

export interface ObjectEntry {
  /** null: computed by something that is no literal. A spread has `spread` and no key. */
  readonly key: string | null;
  readonly value: ValueId;
  readonly spread: boolean;
  /** Of the key where there is one. */
  readonly at: Range;
}

export interface MemberWrite {
  readonly name: string;
  readonly value: ValueId;
}

/** A call or a construction. Its answer is a value `{ kind: 'call' }`. */
export interface Call {
  readonly at: Range;
  readonly callee: ValueId;
  readonly args: readonly Argument[];
  readonly construct: boolean;
  /** Directly under `await`. */
  readonly awaited: boolean;
  /** An expression statement: its answer is thrown away. */
  readonly discarded: boolean;
  /** The function whose body holds the call. */
  readonly fn: FunctionId;
}

export interface Argument {
  readonly value: ValueId;
  readonly spread: boolean;
}

export interface FunctionFact {
  readonly at: Range;
  /** Its own name, or the name of what it is stored in (`const name = () => ...`, `{ name() {} }`), if any. */
  readonly name: string | null;
  /** The function it is declared in; null for the module's own. */
  readonly parent: FunctionId | null;
  readonly cls: ClassId | null;
  readonly params: readonly Param[];
  readonly async: boolean;
  readonly generator: boolean;
  /** Statements and the calls in their expressions, in the order they run. */
  readonly body: readonly Step[];
  /** `'use server'`, `'use client'` ... at its head. */
  readonly directives: readonly string[];
}

export interface Param {
  /** The declared name; null for a destructured one. */
  readonly name: string | null;
  readonly rest: boolean;
  /** The written type, if any. */
  readonly type: TypeName | null;
  readonly at: Range;
  /** `@Name(...)` as calls or plain values; of a constructor's parameter property they are the field's too. */
  readonly decorators: readonly ValueId[];
}

/** A written type by name: `Stripe.Event` is `{ name: 'Stripe.Event', specifier: 'stripe' }`; specifier null where it is not imported. */
/** The position of `this`, where a function declares it: `(this: IWebhookFunctions)`. Nothing is passed for it among the arguments. */
export const THIS_PARAM = -1;

export interface TypeName {
  readonly name: string;
  readonly specifier: string | null;
}

/** The control skeleton of a body. A call inside a condition stands before its branch; inside one arm of `&&`, `||`, `??`, `?:`, in a branch of its own. */
export type Step =
  | { readonly kind: 'call'; readonly call: CallId }
  | {
      readonly kind: 'branch';
      readonly test: ValueId;
      readonly then: readonly Step[];
      readonly else: readonly Step[];
      readonly at: Range;
      readonly expression: boolean;
    }
  | { readonly kind: 'switch'; readonly on: ValueId; readonly cases: readonly SwitchCase[]; readonly at: Range }
  | {
      readonly kind: 'loop';
      /** `while` and `do` have a `test`, `for` may have none, `of` and `in` walk `over`. */
      readonly form: 'for' | 'while' | 'do' | 'of' | 'in';
      readonly test: ValueId | null;
      readonly over: ValueId | null;
      readonly body: readonly Step[];
      readonly at: Range;
      /** Runs at least once: `do`, `for(;;)`, `while(true)`. */ readonly atLeastOnce: boolean;
    }
  | {
      readonly kind: 'try';
      readonly body: readonly Step[];
      readonly handler: { readonly body: readonly Step[]; readonly param: ValueId | null; readonly at: Range } | null;
      readonly finalizer: readonly Step[];
      readonly at: Range;
    }
  /** The value of `return`/`throw`, if any. An arrow function's expression body is a return. */
  | {
      readonly kind: 'exit';
      readonly how: 'return' | 'throw' | 'break' | 'continue' | 'yield';
      readonly value: ValueId | null;
      readonly at: Range;
    }
  /** A comparison, evaluated here: `==`, `===`, `!=`, `!==`. */
  | { readonly kind: 'compare'; readonly value: ValueId }
  /** `target = value` of what outlives the function: a variable of an outer one, or a member (`this.secret`, `process.env.SECRET`). */
  | { readonly kind: 'store'; readonly target: ValueId; readonly value: ValueId; readonly at: Range };

export interface SwitchCase {
  /** null: `default`. */
  readonly test: ValueId | null;
  readonly body: readonly Step[];
}

export interface ClassFact {
  readonly at: Range;
  readonly name: string | null;
  readonly superclass: ValueId | null;
  /** Nothing is an instance of this class alone. */
  readonly abstract: boolean;
  /** Methods, accessors, and fields; the constructor is the method `constructor`. Fields get every `this.name = value` too. */
  readonly members: readonly ClassMember[];
  /** `@Name(...)` as calls or plain values. */
  readonly decorators: readonly ValueId[];
}

export interface ClassMember {
  readonly name: string;
  readonly kind: 'method' | 'get' | 'set' | 'field';
  readonly static: boolean;
  readonly value: ValueId;
  readonly decorators: readonly ValueId[];
  readonly type: TypeName | null;
}

/** A line of the module graph. Type-only imports and exports are left out. */
export type ModuleEdge =
  | { readonly kind: 'import'; readonly specifier: string; readonly names: readonly string[]; readonly at: Range }
  | { readonly kind: 'require'; readonly specifier: string; readonly at: Range }
  | { readonly kind: 'dynamic-import'; readonly specifier: string; readonly at: Range }
  /** `export const name`, `export { local as name }`, `export default`, `exports.name =`; `module.exports =` has the name `=`. */
  | { readonly kind: 'export'; readonly name: string; readonly value: ValueId; readonly at: Range }
  /** `export { imported as name } from`. `export * as name` has imported `*`. */
  | {
      readonly kind: 're-export';
      readonly specifier: string;
      readonly imported: string;
      readonly name: string;
      readonly at: Range;
    }
  | { readonly kind: 'export-all'; readonly specifier: string; readonly at: Range };

/** Something attached to a router or an application, in source order. */
export interface Mount {
  /** What it is attached to: an app, a router, or the answer of an earlier mount in a chain. */
  readonly on: ValueId;
  /** Lower case: `get`, `post`, `all`, `use`, `param`. */
  readonly method: string;
  /** null: none was written (middleware for every path). */
  readonly path: ValueId | null;
  /** Middleware, handlers and routers in the order they run; arrays are kept as array values. */
  readonly handlers: readonly ValueId[];
  readonly call: CallId;
}

export interface Structure {
  readonly values: readonly Value[];
  readonly calls: readonly Call[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly edges: readonly ModuleEdge[];
  readonly mounts: readonly Mount[];
  readonly types: WrittenTypes;
  /** Where variables are read, which have one value each: a value and the offset of a mention of it, by turns. */
  readonly mentions: readonly number[];
  /** Names of members that are written on something that is no variable: `this.req.rawBody = bytes`. */
  readonly strayWrites: readonly string[];
  /** Types the file imports, so that evidence in signatures can be named. */
  readonly directives: readonly string[];
}
