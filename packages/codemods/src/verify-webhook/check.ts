import type { Imports } from '../source/imports.ts';
import type { TransformProject } from '../transform.ts';
import type { Source } from '../source/source.ts';

/** What a provider's check may build on: the request as this handler sees it. */
export interface Request {
  readonly source: Source;
  readonly imports: Imports;
  readonly dependencies: ReadonlySet<string>;
  readonly project: TransformProject;
  /** The handler is asynchronous, or becomes it without harm. */
  readonly mayAwait: boolean;
  /** No `node:` module is at hand. */
  readonly edge: boolean;
  /** The bytes that were signed, as an expression; `text` of them as a string. */
  readonly payload: string;
  readonly text: string;
  /** A condition under which there are none; null where there always are. */
  readonly absent: string | null;
  header(name: string): string;
  /** All of them: an object, or those of a Fetch request. */
  readonly headers: string;
  /** The address that was called, as far as the request tells. */
  readonly url: string;
  /** Where the provider signs its fields: an object of them, and the same as the text of a form. */
  readonly form: { readonly fields: string; readonly text: string } | null;
  /** An environment variable. */
  env(name: string): string;
  /** A condition under which a header held in this variable is missing. */
  headerAbsent(local: string): string;
  /** Statements that answer and leave the handler. */
  reply(status: number, message: string): readonly string[];
  fresh(...preferred: readonly [string, ...string[]]): string;
}

/** What the verified event is stored in, and the statement that declares it if it is a new variable. */
export interface EventTarget {
  readonly name: string;
  readonly declaration: string | null;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly secretEnv: string;
  /** What a variable that holds it is called, and what it is; left out: `webhookSecret`, the signing secret. */
  readonly secretName?: string;
  readonly secretIs?: string;
  /** Names of environment variables that hold the same secret. */
  readonly secretPattern: RegExp;
  /** The provider never sends a form. */
  readonly jsonOnly: boolean;
  /** The handler checks already, and only lacks the bytes: what parses the body stays as far as it can. */
  readonly isThere?: boolean;
  /** It signs the fields of a form, not the bytes. */
  readonly signsForm?: boolean;
  /** Its helper answers the event. */
  readonly answersEvent: boolean;
  readonly rejects: number;
  /** Names of what this writes or its equals: a handler that holds one is left alone. */
  readonly marks: readonly string[];
  /** Code behind `secret` being there. `event`: where the helper's answer goes; null where nobody needs it. */
  write(request: Request, secret: string, event: EventTarget | null): readonly string[];
}

export const block = (head: string, body: readonly string[]): readonly string[] => [
  head,
  ...body.map((line) => `  ${line}`),
  '}',
];

export const anyOf = (...conditions: readonly (string | null)[]): string =>
  conditions.filter((condition) => condition !== null).join(' || ');
