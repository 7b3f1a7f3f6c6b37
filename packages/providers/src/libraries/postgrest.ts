import { defineLibrary } from '@seamlint/core';

export const postgrest = defineLibrary({
  id: 'postgrest',
  title: 'Supabase’s database',
  category: 'store',
  packages: [
    { name: '@supabase/postgrest-js', version: '2.119.1' },
    { name: '@supabase/supabase-js' },
    { name: '@supabase/ssr' },
    { name: '@supabase/auth-helpers-nextjs' },
  ],
  // Clients of a database, of which only some calls ask who sends.
  trust: [
    {
      packages: ['@supabase/ssr', '@supabase/auth-helpers-nextjs'],
      authenticating: ['\\.auth\\.(?:getUser|getSession|getClaims)\\(\\)$'],
    },
  ],
  stores: [
    {
      // The client itself runs functions of the database.
      clients: ['\\(\\)\\.from\\(\\)$', '\\(\\)\\.schema\\(\\)\\.from\\(\\)$', '^create\\w*Client\\(\\)$'],
      types: ['SupabaseClient', 'PostgrestClient'],
      operations: {
        reads: ['select'],
        inserts: ['insert'],
        upserts: ['upsert'],
        updates: ['update'],
        deletes: ['delete'],
        increments: [],
        raw: ['rpc'],
      },
      idempotentInserts: [{ by: 'option', names: ['ignoreDuplicates', 'onConflict'] }],
      duplicateCodes: ['23505'],
      transactions: [],
    },
  ],
  notes: ['Refusals are in `error` of what is answered; nothing is thrown without `throwOnError()`.'],
  evidence: [
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@supabase/postgrest-js@2.119.1:package.json',
    },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'verified',
      source: '@supabase/postgrest-js@2.119.1:src/PostgrestQueryBuilder.ts',
    },
  ],
});
