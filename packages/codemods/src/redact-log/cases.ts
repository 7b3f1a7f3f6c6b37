import type { Case, RefusedCase } from '../cases/run-cases.ts';

const install = ['@seamlint/runtime'];

export const cases: Readonly<Record<string, Case>> = {
  'a body goes through the redactor of the runtime': {
    install,
    input: `
import express from 'express';

app.post('/orders', (req, res) => {
  console.log('received', «req.body»);
  logger.info({ body: «req.body», id: req.id }, 'received');
});
`,
    output: `
import express from 'express';
import { redact } from '@seamlint/runtime';

app.post('/orders', (req, res) => {
  console.log('received', redact(«req.body»));
  logger.info({ body: redact(«req.body»), id: req.id }, 'received');
});
`,
  },
  'in CommonJS it is required': {
    path: 'src/a.js',
    install,
    input: `
'use strict';
const logger = require('./logger');

module.exports = (err) => {
  logger.error('failed', «err»);
};
`,
    output: `
'use strict';
const logger = require('./logger');
const { redact } = require('@seamlint/runtime');

module.exports = (err) => {
  logger.error('failed', redact(«err»));
};
`,
  },
  'fields that were chosen are put in its place': {
    options: { text: '{ id: event.id, type: event.type }' },
    input: `
logger.info({ event: «event» });
console.log(«event»);
`,
    output: `
logger.info({ event: { id: event.id, type: event.type } });
console.log({ id: event.id, type: event.type });
`,
  },
  'a shorthand property keeps its name': {
    install,
    input: `
import { log } from './log';
export const receive = (headers: Headers) => log.info({ «headers», at: 1 });
`,
    output: `
import { log } from './log';
import { redact } from '@seamlint/runtime';
export const receive = (headers: Headers) => log.info({ headers: redact(«headers»), at: 1 });
`,
  },
  'text is made of what was redacted': {
    install,
    input: `
import util from 'node:util';
console.log(«JSON.stringify(req.body, null, 2)»);
console.log(\`body: \${«JSON.stringify(body)»}\`);
console.log(«util.inspect(error)»);
console.log(\`failed: \${«error»}\`);
console.log('failed: ' + «error»);
`,
    output: `
import util from 'node:util';
import { redact } from '@seamlint/runtime';
console.log(JSON.stringify(redact(«req.body»), null, 2));
console.log(\`body: \${JSON.stringify(redact(«body»))}\`);
console.log(util.inspect(redact(«error»)));
console.log(\`failed: \${JSON.stringify(redact(«error»))}\`);
console.log('failed: ' + JSON.stringify(redact(«error»)));
`,
  },
  'of a credential nothing is left': {
    input: `
console.log('token', «accessToken»);
console.log(\`using \${«process.env.API_KEY»} today\`);
logger.info({ «password», authorization: «req.headers.authorization» });
`,
    output: `
console.log('token', '[redacted]');
console.log(\`using [redacted] today\`);
logger.info({ password: '[redacted]', authorization: '[redacted]' });
`,
  },
  'a spread': {
    install,
    input: `
import { log } from './log';
log.info({ ...«req.headers», at: 1 });
`,
    output: `
import { log } from './log';
import { redact } from '@seamlint/runtime';
log.info({ ...redact(«req.headers»), at: 1 });
`,
  },
  "the file's own redactor is used": {
    input: `
import { log, redactSecrets } from './log';
log.info(redactSecrets(req.headers));
log.info(«req.body»);
`,
    output: `
import { log, redactSecrets } from './log';
log.info(redactSecrets(req.headers));
log.info(redactSecrets(«req.body»));
`,
  },
  'a function that is named so and takes text is left': {
    install,
    path: 'src/a.ts',
    input: `
import { redactKeys } from './redact';
const clean = redactKeys(['password']);
const redactUrl = (url: string) => url.replace(/\\?.*$/u, '');
function scrubHtml(markup) {
  return markup.replace(/<[^>]*>/g, '');
}
const redactWith = (fields: unknown) => (value: unknown) => pick(value, fields);
async function redactRemotely(value: unknown) {
  return await service.redact(value);
}
const redactFields = (value: unknown, fields: string[]) => omit(value, fields);
console.log(redactUrl(req.url), «req.body»);
`,
    output: `
import { redactKeys } from './redact';
import { redact } from '@seamlint/runtime';
const clean = redactKeys(['password']);
const redactUrl = (url: string) => url.replace(/\\?.*$/u, '');
function scrubHtml(markup) {
  return markup.replace(/<[^>]*>/g, '');
}
const redactWith = (fields: unknown) => (value: unknown) => pick(value, fields);
async function redactRemotely(value: unknown) {
  return await service.redact(value);
}
const redactFields = (value: unknown, fields: string[]) => omit(value, fields);
console.log(redactUrl(req.url), redact(«req.body»));
`,
  },
  'one that takes any object, by its type': {
    input: `
const redactUrl = (url: string) => url;
export const redactAll = <T extends object>(value: T, depth = 3): unknown => walk(value, depth);
console.log(«req.body»);
`,
    output: `
const redactUrl = (url: string) => url;
export const redactAll = <T extends object>(value: T, depth = 3): unknown => walk(value, depth);
console.log(redactAll(«req.body»));
`,
  },
  'of a promise its answer': {
    install,
    input: `
import { log } from './log';
export const create = async (request: Request, email: string) => {
  console.log(await «stripe.customers.create({ email })»);
  log.info({ body: await «request.text()» }, JSON.stringify(await «request.json()»));
};
`,
    output: `
import { log } from './log';
import { redact } from '@seamlint/runtime';
export const create = async (request: Request, email: string) => {
  console.log(redact(await «stripe.customers.create({ email })»));
  log.info({ body: redact(await «request.text()») }, JSON.stringify(redact(await «request.json()»)));
};
`,
  },
  'what can only be walked through is redacted when that is done': {
    install,
    input: `
import { log } from './log';
export const receive = (headers: Headers, form: URLSearchParams, ...rest: unknown[]) => {
  log.info(Object.fromEntries(«headers»));
  log.info(Object.fromEntries(«headers».entries()));
  log.info([...«headers»], Array.from(«form»), new Map(«form»));
  log.info(JSON.stringify([...new Set(«form»)]));
  log.info(...«headers»);
  log.info(...«rest»);
};
`,
    output: `
import { log } from './log';
import { redact } from '@seamlint/runtime';
export const receive = (headers: Headers, form: URLSearchParams, ...rest: unknown[]) => {
  log.info(redact(Object.fromEntries(«headers»)));
  log.info(redact(Object.fromEntries(«headers».entries())));
  log.info(redact([...«headers»]), redact(Array.from(«form»)), redact(new Map(«form»)));
  log.info(JSON.stringify(redact([...new Set(«form»)])));
  log.info(...redact([...«headers»]));
  log.info(...redact(«rest»));
};
`,
  },
  'what is stored on the way': {
    install,
    input: `
import { log } from './log';
log.info((last = «req.body»));
`,
    output: `
import { log } from './log';
import { redact } from '@seamlint/runtime';
log.info((redact(last = «req.body»)));
`,
  },
  'a hole of a template that holds a comment': {
    input: `
console.log(\`in \${«password» /* } */ } and \${/* } */ «apiKey»} out\`);
`,
    output: `
console.log(\`in [redacted] and [redacted] out\`);
`,
  },
  'one that the file declares is used': {
    input: `
function scrubPayload(payload) {
  return { id: payload.id };
}
console.log(«payload»);
`,
    output: `
function scrubPayload(payload) {
  return { id: payload.id };
}
console.log(scrubPayload(«payload»));
`,
  },
  'the one of the configuration goes first': {
    project: { wrappers: { redactor: [{ import: 'clean', from: '../log/clean.js' }] } },
    input: `
import { redact } from '@seamlint/runtime';
console.log(«req.body»);
`,
    output: `
import { redact } from '@seamlint/runtime';
import { clean } from '../log/clean.js';
console.log(clean(«req.body»));
`,
  },
  'an import that is there is used': {
    input: `
import { redact, withTimeout } from '@seamlint/runtime';
console.log(«req.body»);
`,
    output: `
import { redact, withTimeout } from '@seamlint/runtime';
console.log(redact(«req.body»));
`,
  },
  'an import of its other names is joined': {
    input: `
import { withTimeout } from '@seamlint/runtime';
console.log(«req.body»);
`,
    output: `
import { withTimeout, redact } from '@seamlint/runtime';
console.log(redact(«req.body»));
`,
    project: { dependencies: new Set(['@seamlint/runtime']) },
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  'what is redacted': {
    input: "import { redact } from '@seamlint/runtime';\nconsole.log(redact(«req.body»));",
    why: 'The value already goes through a redactor.',
  },
  'a credential that is stored in the same expression': {
    input: 'console.log((last = «accessToken»));',
    why: 'What is logged is stored in the same expression.',
  },
  'a place without a value': {
    input: '«console.log(a);»',
    why: 'There is no value at this place.',
  },
};
