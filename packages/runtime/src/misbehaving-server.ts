import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the server does with one request. `close`: resolved once the client has gone away. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface Received {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The client closed the connection before it had an answer. */
  readonly abandoned: Promise<void>;
}

export interface MisbehavingServer {
  readonly url: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

export const hang: Misbehaviour = () => undefined;
export const reset: Misbehaviour = (request) => void request.socket.destroy();
/** Sends a head and the beginning of a body, and no more. */
export const stall: Misbehaviour = (_request, response) => void response.writeHead(200).write('{');
/** Promises more than it sends, and closes the connection in the middle. */
export const resetInBody: Misbehaviour = (request, response) => {
  response.writeHead(200, { 'Content-Length': '100' });
  response.write('{', () => request.socket.destroy());
};
/** A body that comes byte by byte and never ends. */
export const drip: Misbehaviour = (_request, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
};
export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = '{"ok":true}'): Misbehaviour =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

/** A peer on loopback that goes through `script`, one entry a request, and stays with the last. */
export const misbehavingServer = async (
  ...script: readonly [Misbehaviour, ...Misbehaviour[]]
): Promise<MisbehavingServer> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const abandoned = new Promise<void>((resolve) => {
      response.once('close', () => {
        if (!response.writableFinished) resolve();
      });
    });
    received.push({ method: request.method ?? '', headers: request.headers, abandoned });
    request.resume();
    (script[received.length - 1] ?? script.at(-1) ?? hang)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1/charges`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
