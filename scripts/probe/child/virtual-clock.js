// Time that stands still until nothing else can happen, and then jumps to the next timer: a limit of 80 seconds is seen
// in milliseconds, to the millisecond. Loaded before any package can take a timer for itself.
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';

const realTimeout = globalThis.setTimeout;
const realInterval = globalThis.setInterval;
const realClear = globalThis.clearTimeout;
const RealDate = globalThis.Date;

const clock = { now: RealDate.now(), id: 0, changes: 0 };
/** @type {Map<number, VirtualTimer>} */
const pending = new Map();

class VirtualTimer {
  /**
   * @param {() => void} fire
   * @param {number} ms
   * @param {boolean} repeats
   */
  constructor(fire, ms, repeats) {
    this.id = clock.id += 1;
    this.fire = fire;
    this.ms = Number.isFinite(ms) ? Math.max(1, Math.min(ms, 2 ** 31 - 1)) : 1;
    this.repeats = repeats;
    this.due = 0;
    this.holds = true;
    this.refresh();
  }
  refresh() {
    this.due = clock.now + this.ms;
    pending.set(this.id, this);
    clock.changes += 1;
    return this;
  }
  close() {
    pending.delete(this.id);
    return this;
  }
  ref() {
    this.holds = true;
    return this;
  }
  unref() {
    this.holds = false;
    return this;
  }
  hasRef() {
    return this.holds;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
  [Symbol.dispose]() {
    this.close();
  }
}

export const now = () => clock.now;

/**
 * @param {() => void} fire
 * @param {number} ms
 */
export const after = (fire, ms) => new VirtualTimer(fire, ms, false);

/** The platform's own timers, of fetch among them, are no package's limit: they stay real. */
const isPlatform = () => {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return caller.includes('node:') || caller.includes('/node_modules/undici/');
};

/**
 * @param {(...args: any[]) => void} call
 * @param {number} [ms]
 * @param {...unknown} args
 */
const setVirtualTimeout = (call, ms = 0, ...args) => {
  if (isPlatform()) return realTimeout(call, ms, ...args);
  if (ms > 1) return new VirtualTimer(() => call(...args), ms, false);
  // What only steps aside for a turn is still at work.
  clock.changes += 1;
  return realTimeout(call, ms, ...args);
};

/**
 * @param {(...args: any[]) => void} call
 * @param {number} [ms]
 * @param {...unknown} args
 */
const setVirtualInterval = (call, ms = 1, ...args) =>
  isPlatform() ? realInterval(call, ms, ...args) : new VirtualTimer(() => call(...args), ms, true);

/** @param {any} timer */
const clearVirtual = (timer) => {
  if (timer instanceof VirtualTimer) timer.close();
  else if (typeof timer === 'number' && pending.has(timer)) pending.delete(timer);
  else realClear(timer);
};

/**
 * @template T
 * @param {number} [ms]
 * @param {T} [value]
 * @param {{ readonly signal?: AbortSignal }} [options]
 * @returns {Promise<T | undefined>}
 */
const sleep = (ms = 1, value = undefined, { signal } = {}) =>
  new Promise((resolve, reject) => {
    const timer = after(() => resolve(value), ms);
    signal?.addEventListener('abort', () => {
      timer.close();
      reject(new DOMException('The operation was aborted', 'AbortError'));
    });
  });

const fakes = {
  setTimeout: Object.assign(setVirtualTimeout, { [promisify.custom]: sleep }),
  clearTimeout: clearVirtual,
  setInterval: setVirtualInterval,
  clearInterval: clearVirtual,
};
Object.assign(globalThis, fakes);
Object.assign(timers, fakes);
Object.assign(timersPromises, { setTimeout: sleep });
Object.assign(timersPromises.scheduler, { wait: sleep });
syncBuiltinESMExports();

AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  after(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), ms);
  return controller.signal;
};
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [clock.now] : args, self),
  apply: () => new RealDate(clock.now).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
const started = clock.now;
performance.now = () => clock.now - started;

/** @param {number} ms */
const reallyWait = (ms) => new Promise((resolve) => realTimeout(resolve, ms));

/** What may stay open for as long as it likes; anything else is work under way: a file, a process, a connection. */
const IDLE = /^(?:TCP(?:Server|Socket)Wrap|PipeWrap|TTYWrap|Timeout|Immediate|MessagePort|SignalWrap)$/u;
const isWorking = () => process.getActiveResourcesInfo().some((resource) => !IDLE.test(resource));
const MOST_TURNS = 500;

/**
 * Waits, in real time, until nothing has happened for some turns of the event loop. The server lives in this process,
 * so that a busy machine delays both alike.
 * @param {() => number} signs grows whenever something happens
 */
const quiet = async (signs) => {
  let last = -1;
  for (let turns = 0, calm = 0; calm < 4 && turns < MOST_TURNS; turns += 1) {
    const seen = signs() + clock.changes;
    calm = seen === last && !isWorking() ? calm + 1 : 0;
    last = seen;
    await reallyWait(4);
  }
};

/**
 * Lets time pass until `done` says so, or nothing is left to wait for.
 * @param {() => boolean} done
 * @param {() => number} signs
 * @param {number} limitMs of the time that seems to pass
 */
export const passUntil = async (done, signs, limitMs) => {
  const end = clock.now + limitMs;
  for (let steps = 0; steps < 2000; steps += 1) {
    await quiet(signs);
    if (done()) return;
    const [next] = [...pending.values()].sort((one, other) => one.due - other.due || one.id - other.id);
    // A heartbeat that would not keep a process alive brings nothing to an end either.
    const onlyHeartbeats = [...pending.values()].every(({ repeats, holds }) => repeats && !holds);
    if (next === undefined || onlyHeartbeats || next.due > end) return;
    pending.delete(next.id);
    clock.now = Math.max(clock.now, next.due);
    if (next.repeats) next.refresh();
    next.fire();
  }
};
