import type { Cases } from '@seamlint/testkit';
import { bothWays } from './both-ways.ts';

const head = `
import type { IDataObject, IHookFunctions, INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
`;

const description = (name: string): string => `
  description: INodeTypeDescription = {
    displayName: '${name} Trigger',
    name: '${name.toLowerCase()}Trigger',
    group: ['trigger'],
    version: 1,
    inputs: [],
    outputs: ['main'],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties: [],
  };
  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> { return this.getWorkflowStaticData('node').id !== undefined; },
      async create(this: IHookFunctions): Promise<boolean> { return true; },
      async delete(this: IHookFunctions): Promise<boolean> { return true; },
    },
  };
`;

const both = bothWays({
  'a node checks by a helper that is handed its this': {
    files: {
      'nodes/Calendly/CalendlyTrigger.node.ts': `${head}
        import { isSigned } from './isSigned';
        export class CalendlyTrigger implements INodeType {
          ${description('Calendly')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> { // reported
            if (!(await isSigned.call(this))) { this.getResponseObject().status(401).send('Unauthorized').end(); return { noWebhookResponse: true }; } // check
            const body = this.getBodyData();
            return { workflowData: [this.helpers.returnJsonArray(body)] };
          }
        }`,
      'nodes/Calendly/isSigned.ts': `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        import type { IWebhookFunctions } from 'n8n-workflow';
        export async function isSigned(this: IWebhookFunctions): Promise<boolean> {
          const { signingKey } = await this.getCredentials('calendlyApi');
          const req = this.getRequestObject();
          const [at, theirs] = String(req.header('calendly-webhook-signature')).split(',').map((part) => part.slice(part.indexOf('=') + 1));
          if (!at || !theirs || Math.abs(Date.now() / 1000 - Number(at)) > 180) return false;
          const ours = createHmac('sha256', String(signingKey)).update(at + '.' + req.rawBody).digest('hex');
          return ours.length === theirs.length && timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));
        }`,
    },
    // The helper's file is what the editor does not see.
    editor: 'same',
  },
  'a node checks in place': {
    files: {
      'nodes/Linear/LinearTrigger.node.ts': `${head}
        import { createHmac, timingSafeEqual } from 'node:crypto';
        const isGenuine = (raw: Buffer, theirs: string, secret: string): boolean => {
          const ours = createHmac('sha256', secret).update(raw).digest('hex');
          return ours.length === theirs.length && timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));
        };
        export class LinearTrigger implements INodeType {
          ${description('Linear')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> { // reported
            const req = this.getRequestObject();
            const headers = this.getHeaderData() as IDataObject;
            const secret = this.getNodeParameter('signingSecret') as string;
            if (!isGenuine(req.rawBody, headers['linear-signature'] as string, secret)) return {}; // check
            const kinds = this.getNodeParameter('kinds', []) as string[];
            if (!kinds.includes(req.body.type)) return {};
            return { workflowData: [[{ json: req.body }]] };
          }
        }`,
    },
    editor: 'same',
  },
});

const byOptions = (skip: string): Readonly<Record<string, string>> => ({
  'nodes/Notion/NotionTrigger.node.ts': `${head}
    import { createHmac } from 'node:crypto';
    import { isSame } from '../../utils/is-same';
    function isGenuine(this: IWebhookFunctions): boolean {
      const req = this.getRequestObject();
      const { token } = this.getWorkflowStaticData('node');
      return isSame({
        expected: () => (typeof token === 'string' && req.rawBody ? createHmac('sha256', token).update(req.rawBody).digest('hex') : null),
        received: () => req.header('x-notion-signature') ?? null,
        ${skip}
      });
    }
    export class NotionTrigger implements INodeType {
      ${description('Notion')}
      async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {${skip === '' ? '' : ' // reported'}
        if (!isGenuine.call(this)) return {};
        return { workflowData: [this.helpers.returnJsonArray(this.getBodyData())] };
      }
    }`,
  'utils/is-same.ts': `
    import { timingSafeEqual } from 'node:crypto';
    interface Sides { expected: () => string | null; received: () => string | null; unsigned?: boolean }
    export const isSame = (sides: Sides): boolean => {
      const expected = sides.expected();
      if (!expected) {
        if (sides.unsigned) return true;
        return false;
      }
      const received = sides.received();
      if (!received) return false;
      const [one, other] = [Buffer.from(expected), Buffer.from(received)];
      return one.length === other.length && timingSafeEqual(one, other);
    };`,
});

/** Nodes of n8n: what their `webhook` answers starts a workflow. */
export const n8n = {
  reported: {
    ...both.reported,
    'an option says that nothing expected is good enough': { files: byOptions('unsigned: true,'), editor: 'silent' },
    'a version of a node hands on the body': {
      path: 'nodes/Typeform/v2/TypeformTriggerV2.node.ts',
      files: `${head}
        export class TypeformTriggerV2 implements INodeType {
          ${description('Typeform')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> { // reported
            const bodyData = this.getBodyData() as IDataObject;
            if (bodyData.form_response === undefined) throw new Error('Expected form_response');
            const data = { workflowData: [this.helpers.returnJsonArray([bodyData])] };
            return data;
          }
        }
      `,
    },
  },
  silent: {
    ...both.silent,
    'both sides of the comparison are answered by functions among the options': { files: byOptions('') },
    'an older version of a node goes unchecked where its user keeps it': {
      path: 'nodes/Telegram/TelegramTrigger.node.ts',
      files: `${head}
        import { timingSafeEqual } from 'node:crypto';
        export class TelegramTrigger implements INodeType {
          ${description('Telegram')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
            if (this.getNode().typeVersion > 1) {
              const { secretToken } = await this.getCredentials('telegramApi');
              const ours = Buffer.from(String(secretToken));
              const theirs = Buffer.from(String(this.getHeaderData()['x-telegram-bot-api-secret-token'] ?? ''));
              if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return {};
            }
            return { workflowData: [[{ json: this.getBodyData() }]] };
          }
        }
      `,
    },
    'a node of a sender of whom nothing is known': {
      path: 'nodes/Acme/AcmeTrigger.node.ts',
      files: `${head}
        export class AcmeTrigger implements INodeType {
          ${description('Acme')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
            return { workflowData: [this.helpers.returnJsonArray(this.getBodyData())] };
          }
        }
      `,
    },
    'a node that anybody may call': {
      path: 'nodes/Webhook/Webhook.node.ts',
      files: `${head}
        export class Webhook implements INodeType {
          ${description('Webhook')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
            return { workflowData: [[{ json: { body: this.getBodyData(), headers: this.getHeaderData() } }]] };
          }
        }
      `,
    },
    'a node that only answers the handshake': {
      path: 'nodes/Slack/SlackTrigger.node.ts',
      files: `${head}
        export class SlackTrigger implements INodeType {
          ${description('Slack')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
            const { challenge } = this.getBodyData();
            return { webhookResponse: { challenge } };
          }
        }
      `,
    },
    'a node that starts with nothing of what is sent': {
      path: 'nodes/Notion/NotionTrigger.node.ts',
      files: `${head}
        export class NotionTrigger implements INodeType {
          ${description('Notion')}
          async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
            return { workflowData: [[{ json: { at: Date.now() } }]] };
          }
        }
      `,
    },
    'a class of another library that has a webhook': {
      path: 'nodes/Stripe/StripeTrigger.node.ts',
      files: `
        import type { INodeType, IWebhookFunctions } from './own-types';
        export class StripeTrigger implements INodeType {
          async webhook(this: IWebhookFunctions) {
            return { workflowData: [this.getBodyData()] };
          }
        }
      `,
    },
    'a node asks what the vendor sends back': {
      path: 'nodes/Stripe/Stripe.node.ts',
      files: `${head}
        import { stripeRequest } from './GenericFunctions';
        export class Stripe implements INodeType {
          description: INodeTypeDescription = { displayName: 'Stripe', name: 'stripe', properties: [] };
          async execute(this: IWebhookFunctions) {
            const charge = await stripeRequest.call(this, 'POST', '/charges', this.getBodyData());
            return [this.helpers.returnJsonArray(charge)];
          }
        }
      `,
    },
  },
} satisfies Cases;
