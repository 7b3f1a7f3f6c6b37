/** A place in a library's interface that takes nothing but a credential. */
export interface CredentialPosition {
  /**
   * Which call: `package:member.path`, with `()` for what a call or `new`
   * answers, as `symbolText` writes it. `*` stands for any part of a name,
   * `**` for any way on.
   */
  readonly of: string;
  /** The argument, from 0. */
  readonly arg: number;
  /** The option inside it; none: the argument itself. */
  readonly members?: readonly string[];
  /** An option of another argument that makes the place one that nothing reads. */
  readonly unless?: { readonly arg: number; readonly member: string; readonly is: string };
  /** It takes a key for everybody to read. */
  readonly publishable?: true;
  /** Its vendor issues the key. */
  readonly issued?: boolean;
}
