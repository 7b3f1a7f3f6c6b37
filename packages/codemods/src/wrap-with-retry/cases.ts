import type { Case, RefusedCase } from '../cases/run-cases.ts';

/** The loop stands between « and »; in it, between « and » too, first the call, and then what waits. */
export const wrapped: Readonly<Record<string, Case>> = {
  'a loop that repeats every error': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load(id: string) {
  // Three times.
  «for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await «axios.get('https://api.example.com/items/' + id)»;
    } catch (error) {
      if (attempt === 2) throw error;
      await «sleep(Math.random() * Math.min(10_000, 200 * 2 ** attempt))»;
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load(id: string) {
  // Three times.
  return await withRetry(
    () => axios.get('https://api.example.com/items/' + id),
    { attempts: 3, initialDelayMs: 200, maxDelayMs: 10_000, repeatable: true },
  );
}
`,
  },
  'a block, a log line and the last failure, in CommonJS': {
    path: 'src/a.cjs',
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
const axios = require('axios');
async function load(id) {
  let lastError;
  «for (let attempt = 1; attempt <= MOST; attempt += 1) {
    try {
      // The newest first.
      const { data } = await «axios.get('https://api.example.com/items', { params: { id } })»;
      return data.items;
    } catch (error) {
      lastError = error;
      console.warn(\`attempt \${attempt} failed\`, error.message);
      if (attempt < MOST) await «sleep(Math.min(8000, 500 * 2 ** attempt))»;
    }
  }»
  throw lastError;
}
module.exports = { load };
`,
    output: `
const axios = require('axios');
const { withRetry } = require('@seamlint/runtime');
async function load(id) {
  return await withRetry(
    async () => {
      // The newest first.
      const { data } = await axios.get('https://api.example.com/items', { params: { id } });
      return data.items;
    },
    {
      attempts: MOST,
      initialDelayMs: 1000,
      maxDelayMs: 8000,
      repeatable: true,
      onRetry: ({ failure: error, number: attempt }) => console.warn(\`attempt \${attempt} failed\`, error.message),
    },
  );
}
module.exports = { load };
`,
  },
  'what throws for the status is judged once, behind the call': {
    options: { lacks: 'fatal', fatal: 'true', client: 'fetch' },
    install: ['@seamlint/runtime'],
    input: `
export async function load(id: string) {
  «for (let attempt = 0; attempt < 4; attempt++) {
    try {
      const response = await «fetch('https://api.example.com/items/' + id)»;
      if (!response.ok) throw new Error('HTTP ' + response.status);
      return response.json() as Promise<Item>;
    } catch (error) {
      if (attempt >= 3) throw error;
      const delay = 300 * 2 ** attempt;
      logger.warn('again', { attempt: attempt + 1, delay });
      await new Promise((resolve) => «setTimeout(resolve, delay)»);
    }
  }»
  throw new Error('not reached');
}
`,
    output: `
import { withRetry } from '@seamlint/runtime';

export async function load(id: string) {
  const response = await withRetry(
    () => fetch('https://api.example.com/items/' + id),
    {
      attempts: 4,
      initialDelayMs: 300,
      repeatable: true,
      onRetry: ({ number: attempt, waitMs: delay }) => logger.warn('again', { attempt: attempt, delay }),
    },
  );
  if (!response.ok) throw new Error('HTTP ' + response.status);
  return response.json() as Promise<Item>;
}
`,
  },
  'one that goes on for ever gets five attempts': {
    options: { lacks: 'unbounded', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load() {
  «while (true) {
    try {
      return await «axios.get('https://api.example.com/items')»;
    } catch {
      await «sleep(base)»; // not too fast
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load() {
  // not too fast
  return await withRetry(
    () => axios.get('https://api.example.com/items'),
    { attempts: 5, initialDelayMs: base, repeatable: true },
  );
}
`,
  },
  'an answer that is kept': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load() {
  let answer;
  «for (let attempt = 1; ; attempt++) {
    try {
      answer = await «axios.get('https://a.example.com', { params: { attempt } })»;
      break;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }»
  return answer.data;
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load() {
  let answer;
  answer = await withRetry(
    ({ number: attempt }) => axios.get('https://a.example.com', { params: { attempt } }),
    { attempts: 3, repeatable: true },
  );
  return answer.data;
}
`,
  },
  'blank lines of an attempt': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load() {
  «for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      const { data } = await «axios.get('https://api.example.com')»;

      return data.items;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load() {
  return await withRetry(
    async () => {
      const { data } = await axios.get('https://api.example.com');

      return data.items;
    },
    { attempts: 3, repeatable: true },
  );
}
`,
  },
  'a limit with a name, on a wait with one': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load() {
  «for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return await «axios.get('https://api.example.com')»;
    } catch (error) {
      if (attempt === 3) throw error;
      const pause = 500 * 2 ** attempt;
      await «sleep(Math.min(pause, LONGEST))»;
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load() {
  return await withRetry(
    () => axios.get('https://api.example.com'),
    { attempts: 4, initialDelayMs: 500, maxDelayMs: LONGEST, repeatable: true },
  );
}
`,
  },
  'a limit on a wait that chance is added to': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
import axios from 'axios';
export async function load() {
  «for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await «axios.get('https://api.example.com')»;
    } catch (error) {
      if (attempt === 3) throw error;
      const first = 200;
      const pause = Math.min(first * 2 ** attempt, 5000);
      await «sleep(pause + Math.random() * 100)»;
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { withRetry } from '@seamlint/runtime';
export async function load() {
  return await withRetry(
    () => axios.get('https://api.example.com'),
    { attempts: 3, initialDelayMs: 400, maxDelayMs: 5000, repeatable: true },
  );
}
`,
  },
  'a loop in a loop, which goes on behind it': {
    options: { lacks: 'fatal', fatal: 'true', client: 'fetch' },
    install: ['@seamlint/runtime'],
    input: `
export async function loadAll(ids: string[]) {
  const all = new Map();
  for (const id of ids) {
    let found;
    «for (let attempt = 0; attempt < 4; attempt++) {
      try {
        const response = await «fetch('https://api.example.com/items/' + id)»;
        if (response.status >= 400) throw new Error('HTTP ' + response.status);
        found = response;
        break;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }»
    all.set(id, found);
  }
  return all;
}
`,
    output: `
import { withRetry } from '@seamlint/runtime';

export async function loadAll(ids: string[]) {
  const all = new Map();
  for (const id of ids) {
    let found;
    const response = await withRetry(
      () => fetch('https://api.example.com/items/' + id),
      { attempts: 4, repeatable: true },
    );
    if (response.status >= 400) throw new Error('HTTP ' + response.status);
    found = response;
    all.set(id, found);
  }
  return all;
}
`,
  },
  'the retry of the project goes first': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios' },
    project: { wrappers: { retry: [{ import: 'again', from: '../lib/again.js' }] } },
    input: `
import axios from 'axios';
export async function load() {
  «for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await «axios.get('https://api.example.com/items')»;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }»
}
`,
    output: `
import axios from 'axios';
import { again } from '../lib/again.js';
export async function load() {
  return await again(() => axios.get('https://api.example.com/items'));
}
`,
  },
};

export const inPlace: Readonly<Record<string, Case>> = {
  'a wait that is always the same': {
    options: { lacks: 'fixed-wait', once: 'true' },
    input: `
export async function send(body: string) {
  «for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await «post(body)»;
    } catch (error) {
      if (attempt === 3) throw error;
      await «sleep(1000)»; // a second
    }
  }»
}
`,
    output: `
export async function send(body: string) {
  «for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await «post(body)»;
    } catch (error) {
      if (attempt === 3) throw error;
      await «sleep(Math.random() * Math.min(30000, 1000 * 2 ** (attempt - 1)))»; // a second
    }
  }»
}
`,
  },
  'a count of the loop’s own': {
    options: { lacks: 'fixed-wait' },
    input: `
export async function send(body: string) {
  let failed = 0;
  «while (failed < 4) {
    try {
      return await «post(body)»;
    } catch (error) {
      failed++;
      await «sleep(second / 2)»;
    }
  }»
}
`,
    output: `
export async function send(body: string) {
  let failed = 0;
  «while (failed < 4) {
    try {
      return await «post(body)»;
    } catch (error) {
      failed++;
      await «sleep(Math.random() * Math.min(30000, (second / 2) * 2 ** failed))»;
    }
  }»
}
`,
  },
  'a wait that a constant of the loop holds': {
    options: { lacks: 'fixed-wait' },
    input: `
export async function send(body: string) {
  «for (let i = 0; i < 3; i++) {
    try {
      return await «post(body)»;
    } catch (error) {
      const delay = 5_000;
      console.warn('again in', delay);
      await new Promise((resolve) => «setTimeout(resolve, delay)»);
    }
  }»
}
`,
    output: `
export async function send(body: string) {
  «for (let i = 0; i < 3; i++) {
    try {
      return await «post(body)»;
    } catch (error) {
      const delay = Math.random() * Math.min(30_000, 5_000 * 2 ** i);
      console.warn('again in', delay);
      await new Promise((resolve) => «setTimeout(resolve, delay)»);
    }
  }»
}
`,
  },
  'a response that says how long to wait': {
    options: { lacks: 'retry-after', by: 'answer', client: 'fetch' },
    install: ['@seamlint/runtime'],
    input: `
export async function load(id: string) {
  «for (let attempt = 0; attempt < 3; attempt++) {
    const response = await «fetch('https://a.example.com/' + id)»;
    if (response.status !== 429) return response;
    await «sleep(500 * 2 ** attempt)»;
  }»
}
`,
    output: `
import { retryAfterOf } from '@seamlint/runtime';

export async function load(id: string) {
  «for (let attempt = 0; attempt < 3; attempt++) {
    const response = await «fetch('https://a.example.com/' + id)»;
    if (response.status !== 429) return response;
    await «sleep(Math.max(500 * 2 ** attempt, retryAfterOf(response)))»;
  }»
}
`,
  },
  'an error that says how long to wait': {
    options: { lacks: 'retry-after', client: 'axios' },
    install: ['@seamlint/runtime'],
    input: `
export async function load(id: string) {
  «while (left-- > 0) {
    try {
      return await «axios.get('https://a.example.com/' + id)»;
    } catch (cause) {
      if (cause.response?.status !== 429) throw cause;
      await new Promise((resolve) => «setTimeout(resolve, delay)»);
    }
  }»
}
`,
    output: `
import { retryAfterOf } from '@seamlint/runtime';

export async function load(id: string) {
  «while (left-- > 0) {
    try {
      return await «axios.get('https://a.example.com/' + id)»;
    } catch (cause) {
      if (cause.response?.status !== 429) throw cause;
      await new Promise((resolve) => «setTimeout(resolve, Math.max(delay, retryAfterOf(cause)))»);
    }
  }»
}
`,
  },
  'no wait at all': {
    options: { lacks: 'no-wait' },
    input: `
export async function send(body: string) {
  «for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await «post(body)»;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }»
}
`,
    output: `
export async function send(body: string) {
  «for (let attempt = 0; attempt < 3; attempt++) {
    if (attempt > 0) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(30000, 250 * 2 ** attempt)));
    }
    try {
      return await «post(body)»;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }»
}
`,
  },
  'no end, and a wait that is always the same': {
    options: { lacks: 'unbounded,fixed-wait' },
    input: `
export async function send(body: string) {
  «while (true) {
    try {
      return await «post(body)»;
    } catch {
      console.warn('again');
      await «sleep(pause)»;
    }
  }»
}
`,
    output: `
export async function send(body: string) {
  «for (let attempt = 1; ; attempt += 1) {
    try {
      return await «post(body)»;
    } catch (error) {
      if (attempt === 5) throw error;
      console.warn('again');
      await «sleep(Math.random() * Math.min(30000, pause * 2 ** (attempt - 1)))»;
    }
  }»
}
`,
  },
  'no end, behind what the loop leaves for': {
    options: { lacks: 'unbounded' },
    input: `
export async function load(id: string) {
  «while (true) {
    try {
      return await «get(id)»;
    } catch (error) {
      report(error);
      if (isFinal(error)) return null; // nothing to be had
      await «sleep(Math.random() * 1000)»;
    }
  }»
}
`,
    output: `
export async function load(id: string) {
  «for (let attempt = 1; ; attempt += 1) {
    try {
      return await «get(id)»;
    } catch (error) {
      report(error);
      if (isFinal(error)) return null; // nothing to be had
      if (attempt === 5) throw error;
      await «sleep(Math.random() * 1000)»;
    }
  }»
}
`,
  },
  'no end, in a line': {
    options: { lacks: 'unbounded' },
    input: `
export async function load(id: string) {
  «for (;;) {
    try { return await «get(id)»; } catch (error) { if (isFinal(error)) { throw error; } await «pause()»; }
  }»
}
`,
    output: `
export async function load(id: string) {
  «for (let attempt = 1; ; attempt += 1) {
    try { return await «get(id)»; } catch (error) { if (isFinal(error)) { throw error; } if (attempt === 5) throw error; await «pause()»; }
  }»
}
`,
  },
};

const loop = (inside: string, caught = 'if (attempt === 2) throw error;'): string =>
  `async () => { «for (let attempt = 0; attempt < 3; attempt++) { try { ${inside} } catch (error) { ${caught} } }» }`;
const get = `return await «axios.get('https://api.example.com')»;`;
const answered = `const response = await «fetch('https://a.example.com')»;`;
const passed = `${answered} if (!response.ok) throw new Error('no'); return response;`;
const UNREADABLE = 'How long the loop waits is worked out in a way that is not understood here.';
const OTHER_UNIT = 'What the loop waits with may be handed something else than the milliseconds that it waits.';
const BEHIND = 'The loop also repeats what fails behind the call, which the retry would not.';
const overFetch = { lacks: 'fatal', fatal: 'true', client: 'fetch' };
const fatal = { lacks: 'fatal', fatal: 'true', client: 'axios' };

export const refused: Readonly<Record<string, RefusedCase>> = {
  'a write without a key': {
    options: { ...fatal, once: 'true' },
    input: loop(get),
    why: 'What the loop repeats is a write without an idempotency key, which a retry must not repeat.',
  },
  'an effect between two attempts': {
    options: fatal,
    input: loop(get, 'if (attempt === 2) throw error; await refreshToken();'),
    why: 'Between two attempts the loop does more than to log and to wait.',
  },
  'a choice of what is tried again': {
    options: fatal,
    input: loop(get, 'if (error.status === 404) throw error;'),
    why: 'The loop asks something before it tries again.',
  },
  'an error of its own': {
    options: fatal,
    input: loop(
      `const { data } = await «axios.get('https://a.example.com')»; if (!data.ok) throw new Error('no'); return data;`,
    ),
    why: 'What an attempt throws itself does not say whether it may pass.',
  },
  'a body that may break off': {
    options: overFetch,
    input: loop(`${answered} if (!response.ok) throw new Error('no'); return await response.json();`),
    why: BEHIND,
  },
  'a list that is added to behind the call': {
    options: overFetch,
    input: loop(`${answered} if (!response.ok) throw new Error('no'); out.push(await response.json()); break;`),
    why: BEHIND,
  },
  'an answer that is not ready yet': {
    options: overFetch,
    input: loop(`${answered} if (response.status === 202) throw new Error('not yet'); return response;`),
    why: BEHIND,
  },
  'another question than for the status': {
    options: overFetch,
    input: loop(`${answered} if (isBusy || !response.ok) throw new Error('no'); return response;`),
    why: BEHIND,
  },
  'a function that judges what was answered': {
    options: overFetch,
    input: loop(`${answered} if (!response.ok) throw new Error('no'); return ready(response);`),
    why: BEHIND,
  },
  'a function that judges what an attempt brought': {
    options: fatal,
    input: loop(`const { data } = await «axios.get('https://a.example.com')»; return await ready(data);`),
    why: 'A function that is called behind the call may throw for a reason of its own.',
  },
  'a function that is handed the answer': {
    options: fatal,
    input: loop(`return await this.ready(await «axios.get('https://a.example.com')»);`),
    why: 'A function that is called behind the call may throw for a reason of its own.',
  },
  'a name that is taken around the loop': {
    options: overFetch,
    input: loop(passed).replace('{', '{ const response = await first();'),
    why: 'response is a name around the loop, too.',
  },
  'a name of a parameter': {
    options: overFetch,
    input: loop(passed).replace('()', '(response)'),
    why: 'response is a name around the loop, too.',
  },
  'the same name in two loops': {
    options: overFetch,
    input: `async () => { ${loop(passed).slice('async () => {'.length, -1)} for (const url of rest) { const response = await fetch(url); keep(response); } }`,
    why: 'response is a name around the loop, too.',
  },
  'an outer loop that is left': {
    options: overFetch,
    input: loop(`${answered} if (!response.ok) throw new Error('no'); found = response; break all;`)
      .replace('{', '{ all: while (true) {')
      .concat(' }'),
    why: 'The loop is left in a way that is not understood here.',
  },
  'an error of its own at the end': {
    options: fatal,
    input: loop(get, `if (attempt === 2) throw new Error('gave up');`),
    why: 'At the end the loop throws something else than what failed.',
  },
  'a loop that answers something when all has failed': {
    options: fatal,
    input: `async () => { «for (let attempt = 0; attempt < 3; attempt++) { try { ${get} } catch (error) { lastError = error; } }» return null; }`,
    why: 'After its last attempt the loop goes on in a way of its own.',
  },
  'a failure that is forgotten': {
    options: fatal,
    input: loop(get, `console.warn('again');`),
    why: 'After its last attempt the loop goes on in a way of its own.',
  },
  'attempts that are counted twice': {
    options: fatal,
    input: loop(get, 'if (attempt === 7) throw error;'),
    why: 'The head of the loop and its body count the attempts differently.',
  },
  'an attempt that reads its number from 0': {
    options: fatal,
    input: loop(`return await «axios.get(mirrors[attempt])»;`),
    why: 'Each attempt reads attempt, which is counted from 0.',
  },
  'something to clean up': {
    options: fatal,
    input: `async () => { «for (let i = 0; i < 3; i++) { try { ${get} } catch (error) { if (i === 2) throw error; } finally { done(); } }» }`,
    why: 'Each attempt of the loop has something to clean up.',
  },
  'a wait that nobody here can read': {
    options: fatal,
    input: loop(get, 'if (attempt === 2) throw error; await «sleep(delayFor(attempt))»;'),
    why: 'How long the loop waits is worked out in a way that is not understood here.',
  },
  'a limit on a wait that is nothing at first': {
    options: fatal,
    input: loop(
      get,
      'if (attempt === 2) throw error; const most = attempt * limit; await «sleep(Math.min(most, base))»;',
    ),
    why: UNREADABLE,
  },
  'a limit that only the loop knows': {
    options: fatal,
    input: loop(
      get,
      'if (attempt === 2) throw error; const most = attempt * limit; await «sleep(Math.min(f(), most))»;',
    ),
    why: UNREADABLE,
  },
  seconds: {
    options: { ...fatal, unit: 'unknown' },
    input: loop(get, 'if (attempt === 2) throw error; await «sleepSeconds(2)»;'),
    why: OTHER_UNIT,
  },
  'seconds that would grow': {
    options: { lacks: 'fixed-wait', unit: 'unknown' },
    input: loop(get, 'if (attempt === 2) throw error; await «sleepSeconds(2)»;'),
    why: OTHER_UNIT,
  },
  'seconds beside what was answered': {
    options: { lacks: 'retry-after', unit: 'unknown', client: 'axios' },
    input: loop(get, 'if (attempt === 2) throw error; await «sleepSeconds(2)»;'),
    why: OTHER_UNIT,
  },
  'two limits': {
    options: fatal,
    input: loop(get, 'if (attempt === 2) throw error; await «sleep(Math.min(base, most))»;'),
    why: UNREADABLE,
  },
  'a limit within what is worked out': {
    options: fatal,
    input: loop(get, 'if (attempt === 2) throw error; await «sleep(Math.round(Math.min(100 * 2 ** attempt, 900)))»;'),
    why: UNREADABLE,
  },
  'a log line that the retry of the config may not write': {
    options: fatal,
    project: { wrappers: { retry: [{ import: 'again', from: './again.js' }] } },
    input: loop(get, `console.warn('again'); if (attempt === 2) throw error;`),
    why: 'The retry of the config is not known to log what the loop logs.',
  },
  'a file that runs on no Node': {
    options: fatal,
    input: `export const runtime = 'edge'; export const load = ${loop(get)};`,
    why: 'The retry of @seamlint/runtime needs Node, and the file runs on the edge runtime.',
  },
  'a function that is handed to it': {
    options: { lacks: 'fatal', fatal: 'true', client: 'axios', call: '' },
    input: `async () => { «for (let attempt = 0; attempt < 3; attempt++) { try { return await run(); } catch (error) { if (attempt === 2) throw error; } }» }`,
    why: 'What the loop repeats is handed to it, and its errors may say nothing of whether they may pass.',
  },
  'a wait that somebody else decides': {
    options: { lacks: 'fixed-wait' },
    input: loop(get, 'if (attempt === 2) throw error; await pause();'),
    why: 'How long the loop waits is decided elsewhere.',
  },
  'an answer that is not at hand where the loop waits': {
    options: { lacks: 'retry-after', client: 'fetch' },
    input: loop(
      `const response = await «fetch(url)»; if (response.status === 429) throw new Error('slow down'); return response;`,
      'await «sleep(1000)»;',
    ),
    why: 'Where the loop waits, what was answered is not at hand.',
  },
  'an end behind which the loop has gone round': {
    options: { lacks: 'unbounded' },
    input: `async () => { «while (true) { try { ${get} } catch (error) { if (isBusy(error)) { await «pause()»; continue; } throw error; } }» }`,
    why: 'Where the loop ends its attempts is not understood here.',
  },
  'a line that a tool is told to leave alone': {
    options: fatal,
    input: loop(get, `if (attempt === 2) throw error;\n// eslint-disable-next-line no-console\nconsole.warn('again');`),
    why: 'A comment in the loop tells a tool about the line where it stands.',
  },
  'what is answered decides': {
    options: { ...fatal, by: 'answer' },
    input: loop(get),
    why: 'What is answered decides upon another attempt of the loop.',
  },
  'a file that runs in a browser': {
    options: { ...fatal, runs: 'browser' },
    input: loop(get),
    why: 'The retry of @seamlint/runtime needs Node, and the file runs on a user’s screen.',
  },
  'a loop that may wait for something to be ready': {
    options: { lacks: 'fixed-wait', by: 'answer' },
    input: `async () => { «for (let i = 0; i < 9; i++) { const answer = await «fetch(url)»; if (answer.ok) return answer; await «sleep(1000)»; }» }`,
    why: 'The loop may wait for something to be ready, which regular steps are right for.',
  },
  'a count outside of the loop': {
    options: { lacks: 'no-wait' },
    input: `async () => { let left = 3; «while (left > 0) { left -= 1; try { ${get} } catch {} }» }`,
    why: 'What ends the loop is asked in its head, and kept outside of it.',
  },
};
