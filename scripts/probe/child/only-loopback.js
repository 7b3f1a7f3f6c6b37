// Loaded before everything else: whatever host a package asks for, it reaches the loopback server, or nothing.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

const target = { port: 0 };

/**
 * Where all connections go from now on; 0: nowhere. The answer is where they went before.
 * @param {number} port
 */
export const sendEverythingTo = (port) => {
  const before = target.port;
  target.port = port;
  return before;
};

/** @type {any} */
const connect = net.Socket.prototype.connect;

/**
 * Node hands over its own normalised list, or what the caller gave.
 * @this {net.Socket}
 * @param {...any} args
 */
const connectHome = function (...args) {
  if (target.port === 0) {
    process.nextTick(() => this.destroy(new Error('The probe lets nothing out.')));
    return this;
  }
  const listener = [...args, ...(Array.isArray(args[0]) ? args[0] : [])].find((arg) => typeof arg === 'function');
  return connect.call(this, { host: '127.0.0.1', port: target.port }, listener);
};
net.Socket.prototype.connect = /** @type {any} */ (connectHome);

/**
 * No certificate is needed for what never leaves the machine: the socket is plain, and says that it is secure.
 * @param {...any} args
 */
const connectPlainly = (...args) => {
  const options = args.find((arg) => typeof arg === 'object' && arg !== null) ?? {};
  const socket = Object.assign(new net.Socket(), {
    encrypted: true,
    authorized: true,
    alpnProtocol: false,
    servername: options.servername,
    getPeerCertificate: () => ({}),
    getSession: () => undefined,
    isSessionReused: () => false,
    setServername: () => undefined,
  });
  const listener = args.find((arg) => typeof arg === 'function');
  if (listener !== undefined) socket.once('secureConnect', listener);
  socket.once('connect', () => socket.emit('secureConnect'));
  if (options.timeout !== undefined) socket.setTimeout(options.timeout);
  return socket.connect(0);
};
tls.connect = /** @type {any} */ (connectPlainly);

/** @param {...any} args */
const resolveNothing = (...args) => {
  const callback = args.at(-1);
  if (typeof callback === 'function') process.nextTick(callback, null, '127.0.0.1', 4);
};
Object.assign(dns, { lookup: resolveNothing });
Object.assign(dns.promises, { lookup: () => Promise.resolve({ address: '127.0.0.1', family: 4 }) });
syncBuiltinESMExports();
