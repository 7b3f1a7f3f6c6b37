import { programOf, requiredModule } from '../source/bindings.ts';
import { bare, dotted, j, type Node } from '../source/node.ts';
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
    const helper = request.edge
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

/** `stripe.webhooks` of the client this file has, or the static one: verifying needs no API key. */
const webhooksOf = (request: Request): string =>
  `${clientOf(request) ?? request.imports.defaultOf('stripe', 'Stripe')}.webhooks`;

const clientOf = ({ source, imports }: Request): string | null => {
  const own = programOf(source).body.flatMap((node) =>
    clientsIn(
      node,
      imports.bindings.filter(({ module }) => module === 'stripe').map(({ local }) => local),
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
