import type { Ref } from '../../facts/file-facts.ts';
import { type Bindings, refKey } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { isSecretName } from '../tags.ts';
import { firstOf } from '../first-of.ts';
import type { CheckContext, Form } from './check-context.ts';
import { ofDigestKey } from './empty-key.ts';

/** What the keys of `digests` are made of, where their sender hands one over. */
export const keysOf = (
  { flow, tagger, handshake }: CheckContext,
  file: string,
  digests: readonly number[],
  bindings: Bindings,
): Pick<Form, 'keys'> => {
  if (handshake === undefined) return {};
  const key = firstOf(digests, (id) =>
    ofDigestKey(flow, { file, id }, bindings, (ref, within) => [
      ...[...tagger.exactTagsOf(ref, within)].filter((tag) => tag.startsWith('env:')),
      ...[...tagger.tagsOf(ref, within)].filter((tag) => tag === handshake),
      ...parametersOf(flow, ref, within),
    ]),
  );
  if (key !== undefined) return { keys: key };
  const tags = new Set(digests.flatMap((id) => [...tagger.tagsOf({ file, id }, bindings)]));
  // What else goes into it is no key: an address of a database.
  return { keys: [...tags].filter((tag) => tag === handshake || (tag.startsWith('env:') && isSecretName(tag))) };
};

/** Parameters that a value may come from: `const keep = (next) => { secret = next; }` for whoever reads `secret`. */
export const parametersOf = (flow: Flow, ref: Ref, bindings: Bindings): readonly string[] =>
  flow
    .settle(ref, bindings)
    .found.flatMap((origin) =>
      origin.kind === 'param' && origin.path.length === 0 ? [`param:${refKey(origin.ref)}`] : [],
    );
