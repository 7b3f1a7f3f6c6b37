import type { Catalog } from '../../catalog/catalog.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Flow } from '../settle.ts';
import type { Tagger } from '../tags.ts';

export interface CheckContext {
  readonly flow: Flow;
  readonly tagger: Tagger;
  readonly catalog: Catalog;
  /** Catalog id of who sends the events, where it is known. */
  readonly sender: string | undefined;
  /** The tag of the header in which the sender hands over its secret, where it does. */
  readonly handshake?: string | undefined;
}

export type Form = Pick<
  SignatureCheck,
  'form' | 'provider' | 'by' | 'leaks' | 'covers' | 'emptyKey' | 'tolerance' | 'digest' | 'keys'
>;

export const checkAt = (path: string, at: Range, form: Form): SignatureCheck => ({
  kind: 'signature-check',
  span: spanOf(path, at),
  ...form,
});
