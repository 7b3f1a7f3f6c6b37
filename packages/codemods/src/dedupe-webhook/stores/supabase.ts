import { block } from '../../verify-webhook/check.ts';
import { findClient } from './find-client.ts';
import { type FindStore, sqlNotes } from './own-store.ts';

/** Its client throws nothing: the error is a part of its answer. */
export const supabaseStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /^(?:await )?(?:create\w*Client|supabase\w*)\(/u,
    used: String.raw`§\s*\.(?:from\(|rpc\(|auth\b)`,
    named: /supabase|client|admin|db/iu,
  });
  if (found === null) return null;
  const client = found.take();
  return {
    claim: ({ key, fresh, reply }) => {
      const error = fresh('claimError', 'eventClaimError');
      return [
        `const { error: ${error} } = await ${client}.from('webhook_events').insert({ id: ${key} });`,
        ...block(`if (${error}?.code === '23505') {`, reply),
        `if (${error}) throw ${error};`,
      ];
    },
    release: ({ key }) => `await ${client}.from('webhook_events').delete().eq('id', ${key});`,
    expects: 'webhook_events',
    notes: [...sqlNotes, 'Turn row level security on for it, so that only the service role writes to it.'],
  };
};
