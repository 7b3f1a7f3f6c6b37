import type {
  Call,
  ClassFact,
  ClassMember,
  FunctionFact,
  MemberWrite,
  Param,
  Step,
  Value,
} from '../facts/structure.ts';

/** Facts that still grow while their file is lowered. */
type Open<T> = { -readonly [P in keyof T]: T[P] };
type Variable = Extract<Value, { kind: 'variable' }>;

export type VariableDraft = Omit<Open<Variable>, 'defs' | 'writes'> & {
  readonly defs: number[];
  readonly writes: MemberWrite[];
};
export type ValueDraft = Exclude<Value, { kind: 'variable' }> | VariableDraft;
export type CallDraft = Open<Call>;
export type FunctionDraft = Omit<Open<FunctionFact>, 'params' | 'body'> & { readonly params: Param[]; body: Step[] };
export type ClassDraft = Omit<Open<ClassFact>, 'members' | 'decorators'> & {
  readonly members: ClassMember[];
  readonly decorators: number[];
};
