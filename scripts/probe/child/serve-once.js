import { createServer, request } from 'node:http';
import { sendEverythingTo } from './only-loopback.js';

/**
 * Has a server of Node answer one request, as middleware wants it.
 * @param {import('node:http').RequestListener} listener
 * @param {{ readonly path?: string, readonly headers: Readonly<Record<string, string>>, readonly body: string }} delivery
 * @returns {Promise<number>} the status of the answer
 */
export const serveOnce = async (listener, { path = '/', headers, body }) => {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const before = sendEverythingTo(typeof address === 'object' ? (address?.port ?? 0) : 0);
  try {
    return await post(path, headers, body);
  } finally {
    sendEverythingTo(before);
    server.closeAllConnections();
    server.close();
  }
};

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} headers
 * @param {string} body
 * @returns {Promise<number>}
 */
const post = (path, headers, body) =>
  new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const sent = request(
      {
        host: 'webhooks.example',
        path,
        method: 'POST',
        agent: false,
        headers: { 'content-length': length, ...headers },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
