import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** Servers of one test, all closed at its end. */
export const loopback = () => {
  let servers: Server[] = [];
  return {
    /** Answers its address. */
    listen: async (listener: RequestListener): Promise<string> => {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      return `http://127.0.0.1:${address.port}`;
    },
    close: async (): Promise<void> => {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      servers = [];
    },
  };
};

/** What Next.js hands to a route. */
export const toRequest = async (req: Parameters<RequestListener>[0]): Promise<Request> => {
  const parts: Uint8Array[] = [];
  for await (const part of req) parts.push(part as Uint8Array);
  const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const url = `http://${req.headers.host ?? ''}${req.url ?? ''}`;
  return new Request(url, { method: 'POST', headers, body: Buffer.concat(parts) });
};

export const toNode = async (response: Response, res: ServerResponse): Promise<void> => {
  res.writeHead(response.status).end(await response.text());
};
