import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** Node has none of its own before 22, and nothing is sent through it. */
const Socket = function () {};

/** @param {any} sdk */
const client = (sdk, options = {}) =>
  sdk.createClient('https://abc.supabase.co', fake(40), { realtime: { transport: Socket }, ...options });
/** @param {any} supabase */
const write = (supabase) => supabase.from('orders').insert({ id: 1 });
/** @param {any} supabase */
const read = (supabase) => supabase.from('orders').select();
/** @type {readonly ((supabase: any) => unknown)[]} */
const more = [
  (supabase) => supabase.from('orders').update({ id: 2 }).eq('id', 1),
  (supabase) => supabase.from('orders').delete().eq('id', 1),
];

/** @param {any} signal */
const withSignal = (signal) => (/** @type {any} */ _input, /** @type {any} */ init) =>
  fetch(_input, { ...init, signal });
const fetchWithLimit = (/** @type {any} */ input, /** @type {any} */ init) =>
  withSignal(AbortSignal.timeout(ASKED_TIMEOUT_MS))(input, init);

/** A client all of whose queries are given up. @param {any} supabase */
const givingUp = (supabase) => ({
  from: (/** @type {string} */ name) => ({
    insert: (/** @type {any} */ row) =>
      supabase.from(name).insert(row).abortSignal(AbortSignal.timeout(ASKED_TIMEOUT_MS)),
  }),
});

/** @param {any} sdk */
const postgrest = (sdk, options = {}) => new sdk.PostgrestClient('https://abc.supabase.co/rest/v1', options);

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@supabase/supabase-js',
      client: (sdk) => {
        const supabase = client(sdk);
        // What it answers is not looked into unless it has methods of its own.
        const channel = supabase.channel.bind(supabase);
        supabase.channel = Object.assign(channel, { on: channel('any').on });
        return supabase;
      },
      write,
      read,
      more,
      timeouts: {
        'db.timeout': (sdk) => client(sdk, { db: { timeout: ASKED_TIMEOUT_MS } }),
        'global.fetch': (sdk) => client(sdk, { global: { fetch: fetchWithLimit } }),
        'abortSignal()': (sdk) => givingUp(client(sdk)),
      },
      reply: () => [{ id: 1 }],
    },
    {
      pkg: '@supabase/postgrest-js',
      client: postgrest,
      write,
      read,
      more,
      timeouts: {
        timeout: (sdk) => postgrest(sdk, { timeout: ASKED_TIMEOUT_MS }),
        fetch: (sdk) => postgrest(sdk, { fetch: fetchWithLimit }),
        'abortSignal()': (sdk) => givingUp(postgrest(sdk)),
      },
      reply: () => [{ id: 1 }],
    },
  ],
});
