import type { ClassId, FunctionId, TypeName, ValueId } from './structure.ts';

/** A written type, as far as it names whose a value is. Literals, numbers and the like are left out. */
export type WrittenType =
  /** What holds one thing only is that thing: `Promise<Stripe>`, `Pick<Stripe, 'refunds'>`. */
  | ({ readonly kind: 'name' } & TypeName)
  /** `typeof client.refunds` */
  | { readonly kind: 'value'; readonly value: ValueId; readonly path: readonly string[] }
  /** `typeof client` of what is imported, as a type alone too. */
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string; readonly path: readonly string[] }
  /** `ReturnType<T>`, `InstanceType<T>` */
  | { readonly kind: 'answer'; readonly of: WrittenType }
  /** `T['name']` */
  | { readonly kind: 'member'; readonly of: WrittenType; readonly name: string }
  | {
      readonly kind: 'shape';
      readonly extends: readonly WrittenType[];
      readonly members: readonly ShapeMember[];
    }
  | { readonly kind: 'either'; readonly of: readonly WrittenType[] };

export interface ShapeMember {
  readonly name: string;
  /** Null for a function, and for what is left out. */
  readonly type: WrittenType | null;
  readonly method: boolean;
}

/** What types a file declares, and what it writes of values where no other table has it. */
export interface WrittenTypes {
  /** `interface Name`, `type Name`, and names that only types are exported under. */
  readonly declared: readonly DeclaredType[];
  /** `export type * from` */
  readonly stars: readonly string[];
  readonly implements: readonly { readonly cls: ClassId; readonly type: WrittenType }[];
  /** Of parameters whose type is more than a name. */
  readonly params: readonly { readonly fn: FunctionId; readonly index: number; readonly type: WrittenType }[];
  readonly returns: readonly { readonly fn: FunctionId; readonly type: WrittenType }[];
  readonly variables: readonly { readonly value: ValueId; readonly type: WrittenType }[];
}

export interface DeclaredType {
  readonly name: string;
  readonly type: WrittenType;
}
