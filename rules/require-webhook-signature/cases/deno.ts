import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const both = bothWays({
  'an edge function of Supabase checks with the helper of a package by its address': {
    files: {
      'supabase/functions/stripe-webhook/index.ts': `
        import Stripe from 'https://esm.sh/stripe@14.21.0?target=deno';
        import { createClient } from 'jsr:@supabase/supabase-js@2';
        const stripe = new Stripe(Deno.env.get('STRIPE_SECRET_KEY')!);
        const crypto = Stripe.createSubtleCryptoProvider();
        const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!);
        Deno.serve(async (req) => { // reported
          const text = await req.text();
          let event = JSON.parse(text);
          try {
            event = await stripe.webhooks.constructEventAsync(text, req.headers.get('Stripe-Signature')!, Deno.env.get('STRIPE_WEBHOOK_SECRET')!, undefined, crypto); // check
          } catch (error) {
            return new Response(String(error), { status: 400 });
          }
          await supabase.from('orders').update({ paid: true }).eq('id', event.data.object.id);
          return new Response('ok');
        });
      `,
    },
    editor: 'same',
  },
  'the older serve, and a package of npm': {
    files: {
      'supabase/functions/github-webhook/index.ts': `
        import { serve } from 'https://deno.land/std@0.177.0/http/server.ts';
        import { Webhooks } from 'npm:@octokit/webhooks@13';
        const webhooks = new Webhooks({ secret: Deno.env.get('GITHUB_WEBHOOK_SECRET')! });
        serve(async (req: Request) => { // reported
          const text = await req.text();
          if (!(await webhooks.verify(text, req.headers.get('x-hub-signature-256')!))) return new Response('no', { status: 401 }); // check
          await issues.store(JSON.parse(text));
          return new Response('ok');
        });
      `,
    },
    editor: 'same',
  },
  'a helper in the shared folder': {
    files: {
      'supabase/functions/_shared/signature.ts': `
        export const isGenuine = async (text: string, signature: string | null) => {
          const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(Deno.env.get('PAYSTACK_SECRET_KEY')!), { name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
          const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
          return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('') === signature;
        };
      `,
      'supabase/functions/paystack-webhook/index.ts': `
        import { isGenuine } from '../_shared/signature.ts';
        Deno.serve({ port: 8000 }, async (req) => { // reported
          const text = await req.text();
          if (!(await isGenuine(text, req.headers.get('x-paystack-signature')))) return new Response('no', { status: 401 }); // check
          await orders.markPaid(JSON.parse(text).data.reference);
          return new Response('ok');
        });
      `,
    },
    editor: 'same',
  },
});

export const deno = {
  silent: {
    ...both.silent,
    'the folder of an edge function says nothing of events': {
      files: {
        'supabase/functions/score-client/index.ts': `
          Deno.serve(async (req) => {
            const { client } = await req.json();
            await scores.insert({ client });
            return new Response('ok');
          });
        `,
      },
    },
    'an edge function that a login comes back to': {
      files: {
        'supabase/functions/google-callback/index.ts': `
          Deno.serve(async (req) => {
            const { code, state } = await req.json();
            await accounts.link(state, await exchange(code));
            return new Response('ok');
          });
        `,
      },
    },
  },
  reported: {
    ...both.reported,
    'the folder is the route, and nothing is verified': {
      files: {
        'supabase/functions/n8n-webhook/index.ts': `
          Deno.serve(async (req) => { // reported
            if (req.method === 'OPTIONS') return new Response('ok');
            const payload = await req.json();
            await runs.insert({ id: payload.runId, status: payload.status });
            return new Response('ok');
          });
        `,
      },
    },
  },
} satisfies Cases;
