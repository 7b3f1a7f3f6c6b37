import type { Case, RefusedCase } from '../cases/run-cases.ts';

const FUNCTION_TS = `/** Compares in constant time, even if the lengths differ; what is not a string equals nothing. */
function safeEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
`;

const ON_EDGE_TS = `/** Takes the same time wherever two strings of equal length differ; what is not a string equals nothing. */
function safeEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
`;

const FUNCTION_JS = FUNCTION_TS.replaceAll(/: (?:unknown|string|boolean)/gu, '');

/** In each of them stand the places of one file. */
export const cases: Readonly<Record<string, Case>> = {
  'a Worker': {
    input: `
import { forward } from './forward';

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if («request.headers.get('x-token') !== env.TOKEN») return new Response(null, { status: 401 });
    return forward(request);
  },
};
`,
    output: `
import { forward } from './forward';

${ON_EDGE_TS}
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if («!safeEqual(request.headers.get('x-token'), env.TOKEN)») return new Response(null, { status: 401 });
    return forward(request);
  },
};
`,
  },
  'an edge route': {
    path: 'app/api/hook/route.ts',
    input: `
export const runtime = 'edge';
export const POST = async (request: Request) => {
  return Response.json(«request.headers.get('x-sign') === sign()»);
};
`,
    output: `
export const runtime = 'edge';

${ON_EDGE_TS}
export const POST = async (request: Request) => {
  return Response.json(«safeEqual(request.headers.get('x-sign'), sign())»);
};
`,
  },
  'the middleware of Next.js': {
    path: 'src/middleware.ts',
    input: `
import { NextResponse } from 'next/server';

export const middleware = (request: Request) =>
  «request.headers.get('x-token') === process.env.TOKEN» ? NextResponse.next() : null;
`,
    output: `
import { NextResponse } from 'next/server';

${ON_EDGE_TS}
export const middleware = (request: Request) =>
  «safeEqual(request.headers.get('x-token'), process.env.TOKEN)» ? NextResponse.next() : null;
`,
  },
  'a function of Supabase that has a function of its own': {
    path: 'supabase/functions/hook/index.ts',
    input: `
function constantTimeEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return sum === 0;
}
Deno.serve(async (request) => new Response(«request.headers.get('x') === Deno.env.get('TOKEN')» ? 'a' : 'b'));
`,
    output: `
function constantTimeEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a.length !== b.length) return false;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return sum === 0;
}
Deno.serve(async (request) => new Response(«constantTimeEqual(request.headers.get('x'), Deno.env.get('TOKEN'))» ? 'a' : 'b'));
`,
  },
  'a file that signs with Web Crypto': {
    path: 'src/a.js',
    input: `
export const same = async (given, bytes) => {
  const digest = hex(await crypto.subtle.sign('HMAC', KEY, bytes));
  return «given === digest»;
};
`,
    output: `
${ON_EDGE_TS.replaceAll(/: (?:unknown|boolean)/gu, '')}
export const same = async (given, bytes) => {
  const digest = hex(await crypto.subtle.sign('HMAC', KEY, bytes));
  return «safeEqual(given, digest)»;
};
`,
  },
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
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever two buffers of equal length differ. */
function safeBufferEqual(a, b) {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const verify = (body, given) =>
  «safeBufferEqual(Buffer.from(given, 'hex'), createHmac('sha256', KEY).update(body).digest())»;
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

export const refused: Readonly<Record<string, RefusedCase>> = {
  'bytes on a Worker': {
    input: 'export default { async fetch(request, env) { return new Response(«a.equals(b)» ? "a" : "b"); } };',
    why: 'The file runs on Cloudflare Workers, which may have no node:crypto.',
  },
  'a text that holds another': {
    input: 'export const verify = (given, digest) => «`${given}`.includes(digest)»;',
    why: 'A search for one string within another does not compare the two: extract the signature first.',
  },
  'a list that may be a text': {
    input: 'export const verify = (given, digest) => «given.includes(digest)»;',
    why: 'Whether includes is called on a list or on a string is not clear here: extract the signature first.',
  },
  'a comparison with undefined': {
    input: 'export const missing = (signature) => «signature === undefined»;',
    why: 'One side of the comparison is not a string that could be a signature or a secret.',
  },
  'a comparison with nothing': {
    input: "export const missing = (signature) => «signature == ''»;",
    why: 'One side of the comparison is not a string that could be a signature or a secret.',
  },
  'a part of two buffers': {
    input: 'export const verify = (a, b) => «a.compare(b, 0, 4) === 0»;',
    why: 'Only a part of the two sides is compared.',
  },
  'what is no comparison': {
    input: 'export const verify = (a, b) => «a > b»;',
    why: 'There is no comparison at this place.',
  },
  'a namespace that the place hides': {
    input: "import * as crypto from 'node:crypto';\nexport const verify = (crypto, a, b) => «a.equals(b)»;",
    why: 'At this place, crypto means something other than at the top of the file.',
  },
};
