/** What the platform gives, and what its own functions do with what they are handed. */

/** Globals that only compute, print or answer: calling them does nothing to the world. */
export const harmlessGlobals: ReadonlySet<string> = new Set([
  'console',
  'JSON',
  'Object',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Date',
  'Math',
  'Map',
  'Set',
  'WeakMap',
  'RegExp',
  'Symbol',
  'BigInt',
  'Error',
  'TypeError',
  'Promise',
  'Reflect',
  'Intl',
  'Buffer',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'ArrayBuffer',
  'DataView',
  'Headers',
  'Response',
  'FormData',
  'parseInt',
  'parseFloat',
  'isNaN',
  'encodeURIComponent',
  'decodeURIComponent',
  'atob',
  'btoa',
  'structuredClone',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'performance',
  'crypto',
  'process',
  'AbortController',
  'AbortSignal',
  'require',
  'queueMicrotask',
]);

/** Functions that call what they are handed once, when all that runs now is over. */
export const runsLater =
  /^global:(?:globalThis\.)?(?:setTimeout|setImmediate|queueMicrotask|process\.nextTick)$|^process:nextTick$|^timers:set(?:Timeout|Immediate)$/u;

/** Functions that call what they are handed later and on its own: an error there reaches nobody around. */
export const detaching =
  /^global:(?:globalThis\.)?(?:setTimeout|setImmediate|queueMicrotask|process\.nextTick|setInterval|requestIdleCallback)$|^process:nextTick$|^timers:set|^next:after$|^@vercel\/functions:waitUntil$/u;
