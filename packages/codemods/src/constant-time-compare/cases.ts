import type { Case, RefusedCase } from '../cases/run-cases.ts';

const FUNCTION_TS = `/** In constant time, also where the lengths differ; what is no text equals nothing. */
function safeEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
`;

const FUNCTION_JS = FUNCTION_TS.replaceAll(/: (?:unknown|string|boolean)/gu, '');

/** In each of them stand the places of one file. */
export const cases: Readonly<Record<string, Case>> = {
  'a digest and a header in TypeScript': {
    input: `
import { createHmac } from 'node:crypto';

export function verify(body: string, signature: string | undefined): boolean {
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  return «signature === expected»;
}
`,
    output: `
import { createHmac, createHash, timingSafeEqual } from 'node:crypto';

${FUNCTION_TS}
export function verify(body: string, signature: string | undefined): boolean {
  const expected = createHmac('sha256', secret).update(body).digest('hex');
  return «safeEqual(signature, expected)»;
}
`,
  },
  'an inequality, in CommonJS that names its builtins without a prefix, by a namespace': {
    path: 'src/a.js',
    input: `
const crypto = require('crypto');

const check = (req, res, next) => {
  const digest = crypto.createHmac('sha1', KEY).update(req.rawBody).digest('hex');
  if («req.headers['x-hub-signature'] !== 'sha1=' + digest») return res.sendStatus(401);
  next();
};
module.exports = { check };
`,
    output: `
const crypto = require('crypto');

${FUNCTION_JS.replace('createHash(', 'crypto.createHash(').replace('timingSafeEqual(', 'crypto.timingSafeEqual(')}
const check = (req, res, next) => {
  const digest = crypto.createHmac('sha1', KEY).update(req.rawBody).digest('hex');
  if («!safeEqual(req.headers['x-hub-signature'], 'sha1=' + digest)») return res.sendStatus(401);
  next();
};
module.exports = { check };
`,
  },
  'a shared secret of the environment, beneath a comment and an export': {
    input: `
import express from 'express';

// Who may come in.
export const guard: express.RequestHandler = (req, res, next) => {
  if (!req.query.token || «req.query.token != process.env.HOOK_TOKEN») {
    res.status(401).end();
    return;
  }
  next();
};
`,
    output: `
import express from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';

${FUNCTION_TS}
// Who may come in.
export const guard: express.RequestHandler = (req, res, next) => {
  if (!req.query.token || «!safeEqual(req.query.token, process.env.HOOK_TOKEN)») {
    res.status(401).end();
    return;
  }
  next();
};
`,
  },
  'several places of one file share a function': {
    path: 'src/a.mjs',
    input: `
import { createHash } from 'node:crypto';
const sign = (body) => createHash('sha256').update(body + KEY).digest('base64');
export const first = (body, given) => «given == sign(body)»;
export const second = (body, given) => {
  return «given !== sign(body)» ? 401 : 200;
};
`,
    output: `
import { createHash, timingSafeEqual } from 'node:crypto';
const sign = (body) => createHash('sha256').update(body + KEY).digest('base64');

${FUNCTION_JS}
export const first = (body, given) => «safeEqual(given, sign(body))»;
export const second = (body, given) => {
  return «!safeEqual(given, sign(body))» ? 401 : 200;
};
`,
  },
  'a list of signatures': {
    path: 'src/a.js',
    input: `
import { createHmac } from 'node:crypto';
export function verify(body, header) {
  const given = header.split(' ').map((part) => part.split(',')[1]);
  const expected = createHmac('sha256', KEY).update(body).digest('base64');
  return «given.includes(expected)» || «[header]?.includes(expected)»;
}
`,
    output: `
import { createHmac, createHash, timingSafeEqual } from 'node:crypto';

${FUNCTION_JS}
export function verify(body, header) {
  const given = header.split(' ').map((part) => part.split(',')[1]);
  const expected = createHmac('sha256', KEY).update(body).digest('base64');
  return «given.some((candidate) => safeEqual(candidate, expected))» || «[header]?.some((candidate) => safeEqual(candidate, expected))»;
}
`,
  },
  'buffers by their own methods': {
    input: `
import * as crypto from 'crypto';
export const verify = (received: Buffer, expected: Buffer, other: Buffer): boolean => {
  if (!«received.equals(expected)») return false;
  if («Buffer.compare(received, expected) !== 0») return false;
  if (other.length > 0 && «Buffer.compare(received, expected) === 0») return true;
  return «received.compare(other) === 0»;
};
`,
    output: `
import * as crypto from 'crypto';
export const verify = (received: Buffer, expected: Buffer, other: Buffer): boolean => {
  if (!«(received.length === expected.length && crypto.timingSafeEqual(received, expected))») return false;
  if («received.length !== expected.length || !crypto.timingSafeEqual(received, expected)») return false;
  if (other.length > 0 && «(received.length === expected.length && crypto.timingSafeEqual(received, expected))») return true;
  return «received.length === other.length && crypto.timingSafeEqual(received, other)»;
};
`,
  },
  'buffers that are made where they are compared': {
    path: 'src/a.js',
    input: `
import { createHmac } from 'node:crypto';
export const verify = (body, given) =>
  «Buffer.from(given, 'hex').equals(createHmac('sha256', KEY).update(body).digest())»;
`,
    output: `
import { createHmac, timingSafeEqual, createHash } from 'node:crypto';
export const verify = (body, given) =>
  «timingSafeEqual(createHash('sha256').update(Buffer.from(given, 'hex')).digest(), createHash('sha256').update(createHmac('sha256', KEY).update(body).digest()).digest())»;
`,
  },
  'texts in the order of a language': {
    path: 'src/a.js',
    input: `
import { createHmac } from 'node:crypto';
export const verify = (body, given) => {
  const digest = createHmac('sha256', KEY).update(body).digest('hex');
  return «0 === given.localeCompare(digest)»;
};
`,
    output: `
import { createHmac, createHash, timingSafeEqual } from 'node:crypto';

${FUNCTION_JS}
export const verify = (body, given) => {
  const digest = createHmac('sha256', KEY).update(body).digest('hex');
  return «safeEqual(given, digest)»;
};
`,
  },
  "the file's own function is taken": {
    path: 'src/a.js',
    input: `
import { timingSafeEqual } from 'node:crypto';
const secureCompare = (a, b) => {
  const [left, right] = [Buffer.from(String(a)), Buffer.from(String(b))];
  return left.length === right.length && timingSafeEqual(left, right);
};
export const verify = (given) => «given === process.env.TOKEN»;
`,
    output: `
import { timingSafeEqual } from 'node:crypto';
const secureCompare = (a, b) => {
  const [left, right] = [Buffer.from(String(a)), Buffer.from(String(b))];
  return left.length === right.length && timingSafeEqual(left, right);
};
export const verify = (given) => «secureCompare(given, process.env.TOKEN)»;
`,
  },
  "the project's own function, by its config": {
    project: { wrappers: { verifier: [{ import: 'safeEqual', from: './equal' }] } },
    input: `
import { sign } from './sign';
export const verify = (body: string, given: string): boolean => «given === sign(body)»;
`,
    output: `
import { sign } from './sign';
import { safeEqual } from './equal';
export const verify = (body: string, given: string): boolean => «safeEqual(given, sign(body))»;
`,
  },
  'tsscmp, which takes texts only': {
    path: 'src/a.js',
    project: { dependencies: new Set(['tsscmp']) },
    input: `
const { createHmac } = require('crypto');
exports.verify = (req) => {
  const expected = createHmac('sha256', KEY).update(req.body).digest('hex');
  if («req.headers['x-signature'] !== expected») throw new Error('forged');
  return «expected === \`v0=\${req.id}\`»;
};
`,
    output: `
const { createHmac } = require('crypto');
const tsscmp = require('tsscmp');
exports.verify = (req) => {
  const expected = createHmac('sha256', KEY).update(req.body).digest('hex');
  if («typeof req.headers['x-signature'] !== 'string' || !tsscmp(req.headers['x-signature'], expected)») throw new Error('forged');
  return «tsscmp(expected, \`v0=\${req.id}\`)»;
};
`,
  },
  'a library that takes buffers': {
    path: 'src/a.js',
    project: { dependencies: new Set(['scmp']) },
    input: `
import scmp from 'scmp';
import { createHmac } from 'node:crypto';
export const verify = (body, given) => {
  const expected = createHmac('sha256', KEY).update(body).digest('hex');
  return expected.length > 0 && «given === expected»;
};
`,
    output: `
import scmp from 'scmp';
import { createHmac } from 'node:crypto';
export const verify = (body, given) => {
  const expected = createHmac('sha256', KEY).update(body).digest('hex');
  return expected.length > 0 && «(typeof given === 'string' && scmp(Buffer.from(given), Buffer.from(expected)))»;
};
`,
  },
  'the runtime, where the project has it': {
    path: 'src/a.js',
    project: { dependencies: new Set(['@seamlint/runtime']) },
    input: `
import { sign } from './sign';
export const verify = (body, given) => «given === sign(body)»;
`,
    output: `
import { sign } from './sign';
import { safeEqual } from '@seamlint/runtime';
export const verify = (body, given) => «safeEqual(given, sign(body))»;
`,
  },
  'a name that is taken, and text that holds quotes': {
    path: 'src/a.js',
    input: `
import { createHmac } from 'node:crypto';
const safeEqual = 1;
export const verify = (body, given) =>
  «given === \`it's \${createHmac('sha256', KEY).update(body).digest('hex')}\`» && safeEqual;
`,
    output: `
import { createHmac, createHash, timingSafeEqual } from 'node:crypto';
const safeEqual = 1;

${FUNCTION_JS.replace('safeEqual(', 'equalInConstantTime(')}
export const verify = (body, given) =>
  «equalInConstantTime(given, \`it's \${createHmac('sha256', KEY).update(body).digest('hex')}\`)» && safeEqual;
`,
  },
  'a Worker that has node:crypto already': {
    input: `
import { createHmac } from 'node:crypto';
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const digest = createHmac('sha256', env.KEY).update(await request.text()).digest('hex');
    return new Response(null, { status: «request.headers.get('x-signature') === digest» ? 200 : 401 });
  },
};
`,
    output: `
import { createHmac, createHash, timingSafeEqual } from 'node:crypto';

${FUNCTION_TS}
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const digest = createHmac('sha256', env.KEY).update(await request.text()).digest('hex');
    return new Response(null, { status: «safeEqual(request.headers.get('x-signature'), digest)» ? 200 : 401 });
  },
};
`,
  },
};

const ON = (where: string): string =>
  `The file runs on ${where}, which may have no node:crypto: compare with crypto.subtle.verify, or turn nodejs_compat on and import node:crypto.`;

export const refused: Readonly<Record<string, RefusedCase>> = {
  'a Worker': {
    input:
      'export default { async fetch(request, env) { return new Response(«request.headers.get("x-token") === env.TOKEN» ? "a" : "b"); } };',
    why: ON('Cloudflare Workers'),
  },
  'an edge route': {
    input:
      "export const runtime = 'edge';\nexport const POST = async (req: Request) => Response.json(«req.headers.get('x') === sign()»);",
    why: ON('the edge runtime'),
  },
  'the middleware of Next.js': {
    path: 'src/middleware.ts',
    input:
      "import { NextResponse } from 'next/server';\nexport const middleware = (req) => «req.headers.get('x') === process.env.TOKEN» ? NextResponse.next() : null;",
    why: ON('the edge runtime'),
  },
  'a function of Supabase': {
    path: 'supabase/functions/hook/index.ts',
    input: "Deno.serve(async (req) => new Response(«req.headers.get('x') === Deno.env.get('TOKEN')» ? 'a' : 'b'));",
    why: ON('Deno'),
  },
  'a file that signs with Web Crypto': {
    input:
      'export const same = async (a: string, b: Uint8Array) => { const digest = hex(await crypto.subtle.sign(A, KEY, b)); return «a === digest»; };',
    why: ON('a runtime with Web Crypto'),
  },
  'a text that holds another': {
    input: 'export const verify = (given, digest) => «`${given}`.includes(digest)»;',
    why: 'A text that holds another is no comparison of the two: take the signature out of it first.',
  },
  'a list that may be a text': {
    input: 'export const verify = (given, digest) => «given.includes(digest)»;',
    why: "Whether includes is asked of a list or of a text can't be told here: take the signature out first.",
  },
  'a comparison with undefined': {
    input: 'export const missing = (signature) => «signature === undefined»;',
    why: 'One side of the comparison is no text that could be a signature or a secret.',
  },
  'a comparison with nothing': {
    input: "export const missing = (signature) => «signature == ''»;",
    why: 'One side of the comparison is no text that could be a signature or a secret.',
  },
  'a part of two buffers': {
    input: 'export const verify = (a, b) => «a.compare(b, 0, 4) === 0»;',
    why: 'Only a part of the two sides is compared.',
  },
  'what is no comparison': {
    input: 'export const verify = (a, b) => «a > b»;',
    why: 'No comparison stands at this place.',
  },
  'a namespace that the place hides': {
    input: "import * as crypto from 'node:crypto';\nexport const verify = (crypto, a, b) => «a.equals(b)»;",
    why: 'At this place crypto is the name of something else than where the file begins.',
  },
};
