import { block, type Check } from './check.ts';
import { runtimeLines } from './by-runtime.ts';

/** It signs the address and the fields of the form. */
export const twilio: Check = {
  id: 'twilio',
  title: 'Twilio',
  secretEnv: 'TWILIO_AUTH_TOKEN',
  secretName: 'authToken',
  secretIs: 'auth token',
  secretPattern: /^TWILIO_\w*AUTH_TOKEN\w*$/u,
  jsonOnly: false,
  signsForm: true,
  answersEvent: false,
  rejects: 403,
  marks: ['validateRequest', 'validateExpressRequest', 'validateIncomingRequest', 'verifyWebhook', 'timingSafeEqual'],
  write: (request, secret) => {
    if (!request.dependencies.has('twilio'))
      return runtimeLines(request, { id: 'twilio', title: 'Twilio', secret, signsUrl: true, status: 403 });
    const signature = request.fresh('signature', 'twilioSignature');
    const url = request.fresh('url', 'calledUrl');
    const own = request.imports.bindings.find(
      ({ module, imported }) => module === 'twilio' && imported === 'validateRequest',
    );
    // It is CommonJS, of which Node sees no names.
    const validate = own?.local ?? `${request.imports.defaultOf('twilio', 'twilio')}.validateRequest`;
    const fields = request.form?.fields ?? '{}';
    return [
      `const ${signature} = ${request.header('x-twilio-signature')};`,
      ...block(`if (${request.headerAbsent(signature)}) {`, request.reply(403, 'Missing Twilio signature')),
      `const ${url} = ${request.url};`,
      ...block(
        `if (!${validate}(${secret}, ${signature}, ${url}, ${fields})) {`,
        request.reply(403, 'Invalid Twilio signature'),
      ),
    ];
  },
};
