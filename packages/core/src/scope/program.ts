import type { FileFacts, Range } from '../facts/file-facts.ts';
import type { Known } from './known.ts';

/** What a module specifier means in the file that writes it. */
export type ModuleTarget =
  | { readonly kind: 'file'; readonly path: string }
  /** Any of several files, where the name is computed within a folder: `./routes/*`. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /**
   * A package outside the program, or a Node builtin (`node:crypto` and `crypto` alike are `crypto`). `subpath`: what of
   * it is imported, `legacy` of `square/legacy`.
   */
  | { readonly kind: 'package'; readonly name: string; readonly subpath?: string }
  /** It belongs to the program, but this host cannot follow it. */
  | { readonly kind: 'unknown'; readonly why: string };

/** One file that names another. */
export interface Importer {
  readonly path: string;
  readonly specifier: string;
}

/** What an expression is an instance of. */
export type TypeOrigin =
  /** `name`: as the package declares it, with its namespaces: `Stripe`, `Stripe.PaymentIntentsResource`. */
  | { readonly kind: 'package'; readonly package: string; readonly name: string }
  /** A class of the program, or what an object literal made; `at` is where it stands. */
  | { readonly kind: 'class' | 'object'; readonly path: string; readonly at: Range }
  /** An interface of the program: whoever implements it. */
  | { readonly kind: 'interface'; readonly path: string; readonly name: string };

/** What the text of a file tells by itself: far cheaper than its facts. */
export interface TextAnswers {
  /** It exports a function of its own as `name`. */
  declaresFunction(path: string, name: string): boolean;
  /** False: it exports nothing as `name`. */
  mayExport(path: string, name: string): boolean;
}

/** The files a host can see, and how their modules hang together. One file in the editor, all of them in the CLI. */
export interface Program {
  /** One file is all there is to see: what others set for everybody is open. */
  readonly single?: true;
  /** Files whose facts are asked first. Others are drawn in by an open question. */
  readonly paths: readonly string[];
  /** Facts by path; undefined where the file is unknown or does not parse. May extract on demand. */
  file(path: string): FileFacts | undefined;
  module(from: string, specifier: string): ModuleTarget;
  readonly texts?: TextAnswers;
  /** The files of the program that lie in `folder`, at any depth, where the host can see them: `server/utils/`. */
  within?(folder: string): readonly string[];
  /** Who imports, requires or re-exports `path`. Open where importers may exist that this host cannot see. */
  importers(path: string): Known<Importer>;
  /**
   * Major of the package `name` that the project around `from` has installed or asks for; null: it says nothing, or
   * leaves several.
   */
  major?(from: string, name: string): number | null;
  /** Whether the very package that the file `from` belongs to asks for the package `name`. */
  requires?(from: string, name: string): boolean;
  /**
   * What types the expression at `at` has, where the host can ask a type checker: last, for what following values can't
   * tell. Open where the checker could not either.
   */
  types?(path: string, at: Range): Known<TypeOrigin>;
}
