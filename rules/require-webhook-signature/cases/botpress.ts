import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const definition = `
import { handler } from './handler';
import * as bp from '.botpress';
export default new bp.Integration({ register: async () => {}, unregister: async () => {}, actions: {}, channels: {}, handler });
`;

const both = bothWays({
  'the handler of an integration checks in place': {
    files: {
      'integrations/resend/src/index.ts': `
      import { Webhook } from 'svix';
      import * as bp from '.botpress';
      export default new bp.Integration({
        actions: {},
        channels: {},
        handler: async ({ req, ctx, client }) => { // reported
          let event = JSON.parse(req.body ?? '{}');
          event = new Webhook(ctx.configuration.signingSecret).verify(req.body ?? '', req.headers as Record<string, string>); // check
          await client.createEvent({ type: 'bounced', payload: { to: event.data.to } });
        },
      });
    `,
    },
    editor: 'same',
  },
  'the handler of an integration stands in another file': {
    files: {
      'integrations/slack/src/index.ts': definition,
      'integrations/slack/src/handler.ts': `
        import { isLogin, finishOAuth } from './oauth';
        import { isSigned } from './signature';
        import * as bp from '.botpress';
        export const handler: bp.IntegrationProps['handler'] = async (props) => { // reported
          const { req, client, logger } = props;
          if (isLogin(props)) return finishOAuth(props);
          if (!req.body) return;
          if (!isSigned(req)) return { status: 401, body: 'not signed' }; // check
          const data = JSON.parse(req.body);
          if (data.type === 'url_verification') return { body: JSON.stringify({ challenge: data.challenge }) };
          logger.forBot().debug('received');
          await client.createMessage({ type: 'text', payload: { text: data.event.text }, userId: data.event.user });
          return;
        };
      `,
      'integrations/slack/src/oauth.ts': `
        import * as bp from '.botpress';
        export const isLogin = ({ req }: bp.HandlerProps) => req.path.startsWith('/oauth');
        export const finishOAuth = async ({ req, client }: bp.HandlerProps) => {
          await client.setState({ name: 'credentials', code: new URLSearchParams(req.query).get('code') });
        };
      `,
      'integrations/slack/src/signature.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import * as bp from '.botpress';
        export const isSigned = (req: bp.HandlerProps['req']): boolean => {
          const signature = req.headers['x-slack-signature'];
          const at = req.headers['x-slack-request-timestamp'];
          if (!signature || Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
          const expected = 'v0=' + createHmac('sha256', bp.secrets.SIGNING_SECRET).update('v0:' + at + ':' + req.body).digest('hex');
          return expected.length === signature.length && timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
        };
      `,
    },
  },
});

export const botpress = {
  reported: {
    ...both.reported,
    'what is wrapped is made of properties that are typed': {
      path: 'integrations/github/src/index.ts',
      files: `
        import { measured } from './measured';
        import * as bp from '.botpress';
        const props: bp.IntegrationProps = {
          actions: {},
          channels: {},
          handler: async ({ req, client }) => { // reported
            const event = JSON.parse(req.body ?? '{}');
            await client.createEvent({ type: 'pushed', payload: { ref: event.ref } });
          },
        };
        export default measured({ integrationName: 'github' }, props);
      `,
    },
  },
  silent: {
    ...both.silent,
    'an integration that receives nothing': {
      path: 'integrations/openai/src/index.ts',
      files: `
        import * as bp from '.botpress';
        export default new bp.Integration({
          actions: { generate: async ({ input }) => ({ text: input.prompt }) },
          channels: {},
          handler: async () => {},
        });
      `,
    },
    'an integration whose handler only finishes a login': {
      path: 'integrations/airtable/src/index.ts',
      files: `
        import * as bp from '.botpress';
        export default new bp.Integration({
          actions: {},
          channels: {},
          handler: async ({ req, client }) => {
            if (req.path.startsWith('/oauth')) {
              await client.setState({ name: 'credentials', code: new URLSearchParams(req.query).get('code') });
            }
          },
        });
      `,
    },
  },
} satisfies Cases;
