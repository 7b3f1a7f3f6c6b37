// `socket.setTimeout` counts in Node's own timers: those of client sockets are moved to the clock that can be advanced.
import net from 'node:net';
import { after } from './virtual-clock.js';

/** @type {any} */
const socketPrototype = net.Socket.prototype;
const setTimeoutReally = socketPrototype.setTimeout;
const unrefTimerReally = socketPrototype._unrefTimer;

/** @type {WeakMap<net.Socket, { readonly refresh: () => unknown, readonly close: () => unknown }>} */
const limits = new WeakMap();

/**
 * @this {any}
 * @param {number} ms
 * @param {() => void} [listener]
 */
socketPrototype.setTimeout = function (ms, listener) {
  if (this.server != null) return setTimeoutReally.call(this, ms, listener);
  limits.get(this)?.close();
  limits.delete(this);
  this.timeout = ms;
  if (ms > 0) {
    const limit = after(() => this.emit('timeout'), ms);
    limits.set(this, limit);
    this.once('close', () => limit.close());
  }
  if (listener !== undefined) this[ms > 0 ? 'once' : 'removeListener']('timeout', listener);
  return this;
};

// What Node calls on every byte.
socketPrototype._unrefTimer = function () {
  // A timer that has fired stays so until it is set again, as Node's does until there are bytes.
  limits.get(this)?.refresh();
  return unrefTimerReally.call(this);
};
