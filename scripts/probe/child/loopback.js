// The server that stands for every provider: it answers as it is told, and remembers each attempt.
import { createServer } from 'node:http';
import { sendEverythingTo } from './only-loopback.js';
import { now } from './virtual-clock.js';

/**
 * `at`, `closedAt`: by the clock that is advanced; `closedAt`: the other side gave up.
 * @typedef {import('../recipe.js').SeenRequest & { readonly at: number, closedAt: number | null }} Attempt
 */

/** @typedef {{ readonly kind: 'answer', readonly status: number, readonly headers?: Readonly<Record<string, string>>, readonly body: (request: import('../recipe.js').SeenRequest) => unknown } | { readonly kind: 'hang' } | { readonly kind: 'reset' }} Plan */

/**
 * @typedef {object} Loopback
 * @property {Attempt[]} attempts
 * @property {() => number} signs grows whenever something happens
 * @property {() => void} settle what hangs is cut off, and from now on every answer is good
 * @property {() => void} close
 */

/** Who tries that often never stops by itself. */
export const MANY = 40;

/**
 * @param {Plan} plan
 * @param {(request: import('../recipe.js').SeenRequest) => unknown} side
 * @param {(request: import('../recipe.js').SeenRequest) => unknown} good the body of a good answer
 * @returns {Promise<Loopback>}
 */
export const openLoopback = async (plan, side, good) => {
  /** @type {Attempt[]} */
  const attempts = [];
  let happened = 0;
  let ending = false;

  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    happened += 1;
    response.on('close', () => (happened += 1));
    request.on('error', () => undefined);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      happened += 1;
      const seen = seenOf(request, Buffer.concat(chunks).toString());
      const aside = side(seen);
      if (aside !== undefined) return send(response, 200, {}, aside);
      /** @type {Attempt} */
      const attempt = { ...seen, at: now(), closedAt: null };
      attempts.push(attempt);
      response.on('close', () => {
        if (!ending && !response.writableEnded) attempt.closedAt ??= now();
      });
      if (ending) return send(response, 200, {}, good(seen));
      if (attempts.length >= MANY) return send(response, 400, {}, {});
      if (plan.kind === 'reset') return request.socket.resetAndDestroy();
      if (plan.kind === 'answer') send(response, plan.status, plan.headers ?? {}, plan.body(seen));
    });
  });
  server.on('connection', () => (happened += 1));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  sendEverythingTo(typeof address === 'object' ? (address?.port ?? 0) : 0);

  const settle = () => {
    ending = true;
    server.closeAllConnections();
  };
  const close = () => {
    settle();
    server.close();
  };
  return { attempts, signs: () => happened, settle, close };
};

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} body
 * @returns {import('../recipe.js').SeenRequest}
 */
const seenOf = ({ method = '', url = '', headers }, body) => ({
  method,
  host: headers.host ?? '',
  path: url,
  headers,
  body,
});

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Readonly<Record<string, string>>} headers
 * @param {unknown} body
 */
const send = (response, status, headers, body) => {
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
