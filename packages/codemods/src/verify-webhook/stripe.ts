import { programOf, requiredModule } from '../source/bindings.ts';
import { bare, dotted, j, type Node } from '../source/node.ts';
import type { Imports } from '../source/imports.ts';
import type { Source } from '../source/source.ts';
import { anyOf, block, type Check, type Request } from './check.ts';

export const stripe: Check = {
  id: 'stripe',
  title: 'Stripe',
  secretEnv: 'STRIPE_WEBHOOK_SECRET',
  secretPattern: /^STRIPE_\w*(?:WEBHOOK|ENDPOINT|SIGNING)\w*SECRET\w*$|^(?:WEBHOOK|ENDPOINT)_SECRET$/u,
  jsonOnly: true,
  answersEvent: true,
  rejects: 400,
  marks: ['constructEvent', 'constructEventAsync', 'verifyHeader', 'verifyHeaderAsync', 'timingSafeEqual'],
  write: (request, secret, event) => {
    const signature = request.fresh('signature', 'stripeSignature');
    const helper = waits(request)
      ? `await ${webhooksOf(request)}.constructEventAsync`
      : `${webhooksOf(request)}.constructEvent`;
    const call = `${helper}(${request.payload}, ${signature}, ${secret});`;
    const invalid = request.reply(400, 'Invalid Stripe signature');
    return [
      `const ${signature} = ${request.header('stripe-signature')};`,
      ...block(
        `if (${anyOf(request.headerAbsent(signature), request.absent)}) {`,
        request.reply(400, 'Missing Stripe signature'),
      ),
      ...(event === null || event.declaration === null ? [] : [event.declaration]),
      'try {',
      `  ${event === null ? call : `${event.name} = ${call}`}`,
      ...block('} catch {', invalid),
    ];
  },
};

/** The SDK's build for Bun, too, knows Web Crypto alone, which promises its answer. */
const waits = ({ edge, mayAwait, source }: Request): boolean => edge || (mayAwait && /\bBun\.\w/u.test(source.text));

/** `stripe.webhooks` of the client this file has, or the static one: verifying needs no API key. */
const webhooksOf = (request: Request): string => {
  const { imports } = request;
  const constructor = imports.bindings.find(
    ({ module, imported, typeOnly }) => isStripe(module) && /^(?:default|Stripe)$/u.test(imported) && !typeOnly,
  );
  return `${clientOf(request) ?? constructor?.local ?? imports.defaultOf(moduleIn(request.source), 'Stripe')}.webhooks`;
};

/** As Deno names a package, too: `npm:stripe@17`, `https://esm.sh/stripe@14?target=deno`. */
const isStripe = (module: string): boolean => /^(?:npm:|https?:\/\/[^/]+\/)?stripe(?:$|[@?])/u.test(module);

const moduleIn = ({ text }: Source): string =>
  /\bDeno\.|from ['"](?:npm|jsr|https):/u.test(text) ? 'npm:stripe' : 'stripe';

/** The type of what its helper answers. */
export const stripeEventType = (source: Source, imports: Imports): string | null => {
  const own = imports.bindings.find(
    ({ module, imported }) => isStripe(module) && /^(?:default|Stripe)$/u.test(imported),
  );
  const namespace = own?.local ?? imports.typeOf(moduleIn(source), 'default', 'Stripe');
  return namespace === null ? null : `${namespace}.Event`;
};

const clientOf = ({ source, imports }: Request): string | null => {
  const own = programOf(source).body.flatMap((node) =>
    clientsIn(
      node,
      imports.bindings.filter(({ module }) => isStripe(module)).map(({ local }) => local),
    ),
  );
  const passed = imports.bindings.find(
    ({ local, module, typeOnly }) =>
      /^stripe(?:Client|Api|Sdk)?$/u.test(local) && /^[.@~#]\/|^\.\.?\/|^#/u.test(module) && !typeOnly,
  );
  return own[0] ?? passed?.local ?? null;
};

/** `const stripe = new Stripe(key)`, `const stripe = require('stripe')(key)`, exported or not. */
const clientsIn = (statement: Node, constructors: readonly string[]): readonly string[] => {
  const declaration = j.ExportNamedDeclaration.check(statement) ? statement.declaration : statement;
  if (!declaration || !j.VariableDeclaration.check(declaration)) return [];
  return declaration.declarations.flatMap((declarator) => {
    if (!j.VariableDeclarator.check(declarator) || !declarator.init || !j.Identifier.check(declarator.id)) return [];
    return makesClient(bare(declarator.init), constructors) ? [declarator.id.name] : [];
  });
};

const makesClient = (init: Node, constructors: readonly string[]): boolean =>
  (j.NewExpression.check(init) || j.CallExpression.check(init)) &&
  (requiredModule(init.callee) === 'stripe' || constructors.includes(dotted(init.callee) ?? ''));
