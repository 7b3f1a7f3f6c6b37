import type { TransformProject } from '../transform.ts';

export interface RetryCase {
  readonly path?: string;
  readonly input: string;
  readonly output: string;
}

export const cases: Readonly<Record<string, RetryCase>> = {
  'the declaration moves into the loop': {
    input: `
export async function load(url: string) {
  // Nobody waits longer.
  const signal = AbortSignal.timeout(5_000);

  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    try {
      return await fetch(url, { signal, method: 'POST' });
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
`,
    output: `
export async function load(url: string) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    try {
      // Nobody waits longer.
      const signal = AbortSignal.timeout(5_000);
      return await fetch(url, { signal, method: 'POST' });
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
`,
  },
  'a function that only answers the call gets the timer in its place': {
    input: `
import pRetry from 'p-retry';
export const load = (url: string) => {
  const signal = AbortSignal.timeout(5000);
  return pRetry(() => fetch(url, { signal }));
};
`,
    output: `
import pRetry from 'p-retry';
export const load = (url: string) => {
  return pRetry(() => fetch(url, { signal: AbortSignal.timeout(5000) }));
};
`,
  },
  'what asks the whole for its end keeps it': {
    input: `
import pRetry from 'p-retry';
export const load = async (url: string) => {
  const limit = AbortSignal.timeout(5000);
  limit.addEventListener('abort', stop);
  return await pRetry(async () => {
    const response = await fetch(url, { signal: limit });
    return await response.json();
  });
};
`,
    output: `
import pRetry from 'p-retry';
export const load = async (url: string) => {
  const limit = AbortSignal.timeout(5000);
  limit.addEventListener('abort', stop);
  return await pRetry(async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return await response.json();
  });
};
`,
  },
  "the caller's signal stays beside the timer": {
    input: `
import pRetry from 'p-retry';
export const load = (url: string, cancelled: AbortSignal) => {
  const signal = AbortSignal.any([
    cancelled,
    AbortSignal.timeout(5000),
  ]);
  return pRetry(async () => {
    const response = await fetch(url, { signal });
    return response.json();
  });
};
`,
    output: `
import pRetry from 'p-retry';
export const load = (url: string, cancelled: AbortSignal) => {
  return pRetry(async () => {
    const signal = AbortSignal.any([
      cancelled,
      AbortSignal.timeout(5000),
    ]);
    const response = await fetch(url, { signal });
    return response.json();
  });
};
`,
  },
  'a constant of the module, in CommonJS': {
    path: 'src/a.cjs',
    input: `
const pRetry = require('p-retry');
const signal = AbortSignal.timeout(5000);

exports.load = (url) => pRetry(() => fetch(url, { signal }));
`,
    output: `
const pRetry = require('p-retry');

exports.load = (url) => pRetry(() => fetch(url, { signal: AbortSignal.timeout(5000) }));
`,
  },
  'a wrapper of the program': {
    input: `
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
export const load = (url: string) => {
  const signal = AbortSignal.timeout(5000);
  const send = async () => {
    log(url);
    return await fetch(url, { signal });
  };
  return again(send);
};
`,
    output: `
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
export const load = (url: string) => {
  const send = async () => {
    log(url);
    const signal = AbortSignal.timeout(5000);
    return await fetch(url, { signal });
  };
  return again(send);
};
`,
  },
  'a helper that makes the signal is called for each attempt': {
    input: `
import pRetry from 'p-retry';
const deadline = () => AbortSignal.timeout(5000);
export const load = (url: string) => {
  const signal = deadline();
  return pRetry(() => fetch(url, { signal }));
};
`,
    output: `
import pRetry from 'p-retry';
const deadline = () => AbortSignal.timeout(5000);
export const load = (url: string) => {
  return pRetry(() => fetch(url, { signal: deadline() }));
};
`,
  },
  'options that are made once': {
    input: `
import pRetry from 'p-retry';
export const load = async (url: string, body: string) => {
  const init = {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(5000),
  };
  const more = { method: 'POST', signal: AbortSignal.timeout(5000) };
  const other = { signal: AbortSignal.timeout(5000), method: 'POST' };
  await pRetry(() => fetch(url, init));
  await pRetry(() => fetch(url, { ...more, body }));
  await pRetry(() => fetch(url, other));
};
`,
    output: `
import pRetry from 'p-retry';
export const load = async (url: string, body: string) => {
  const init = {
    method: 'POST',
    body,
  };
  const more = { method: 'POST' };
  const other = { method: 'POST' };
  await pRetry(() => fetch(url, { ...init, signal: AbortSignal.timeout(5000) }));
  await pRetry(() => fetch(url, { ...more, body, signal: AbortSignal.timeout(5000) }));
  await pRetry(() => fetch(url, { ...other, signal: AbortSignal.timeout(5000) }));
};
`,
  },
  'a field': {
    input: `
import pRetry from 'p-retry';
export class Api {
  private readonly deadline = AbortSignal.timeout(5000);

  load(url: string) {
    return pRetry(() => fetch(url, { signal: this.deadline }));
  }
}
`,
    output: `
import pRetry from 'p-retry';
export class Api {
  load(url: string) {
    return pRetry(() => fetch(url, { signal: AbortSignal.timeout(5000) }));
  }
}
`,
  },
  'a controller and its timer': {
    input: `
export async function load(url: string, ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await fetch(url, { signal: controller.signal });
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
  clearTimeout(timer);
}
`,
    output: `
export async function load(url: string, ms: number) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(ms) });
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
`,
  },
  'a timer that is cleared in the end': {
    input: `
import pRetry from 'p-retry';
export async function load(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, 5000);
  try {
    const body = \`
      {}
    \`;
    return await pRetry(() =>
      fetch(url, { method: 'POST', body, signal: controller.signal }),
    );
  } finally {
    clearTimeout(timer);
  }
}
`,
    output: `
import pRetry from 'p-retry';
export async function load(url: string) {
  const body = \`
      {}
    \`;
  return await pRetry(() =>
    fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(5000) }),
  );
}
`,
  },
  'a controller that others abort, too': {
    input: `
import pRetry from 'p-retry';
export const load = async (url: string, button: Button) => {
  const controller = new AbortController();
  button.on('cancel', () => controller.abort());
  setTimeout(() => controller.abort(), 5000);
  return await pRetry(() => fetch(url, { signal: controller.signal }));
};
`,
    output: `
import pRetry from 'p-retry';
export const load = async (url: string, button: Button) => {
  const controller = new AbortController();
  button.on('cancel', () => controller.abort());
  return await pRetry(() => fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5000)]) }));
};
`,
  },
};

export interface RefusedRetry {
  readonly project?: Partial<TransformProject>;
  readonly input: string;
  readonly why: string;
}

const inRetry = (before: string, call: string): string => `import pRetry from 'p-retry';
export const load = async (url, req) => {
  ${before}
  return await pRetry(() => ${call});
};
`;

export const refused: Readonly<Record<string, RefusedRetry>> = {
  'a variable that may hold another signal': {
    input: inRetry('let signal = AbortSignal.timeout(5000);', 'fetch(url, { signal })'),
    why: 'The signal is held by a variable that may hold something else, too.',
  },
  'a time that may be another by then': {
    input: inRetry('let ms = 5000; const signal = AbortSignal.timeout(ms); ms = 1;', 'fetch(url, { signal })'),
    why: 'ms may hold something else by then.',
  },
  'a timeout that is told by its name': {
    input: inRetry(
      "const c = new AbortController(); setTimeout(() => c.abort(), 5000); req.on('error', (e) => e.name === 'AbortError');",
      'fetch(url, { signal: c.signal })',
    ),
    why: 'The code tells a timeout by AbortError, and that of AbortSignal.timeout is a TimeoutError.',
  },
  'a timer that does more': {
    input: inRetry(
      'const c = new AbortController(); setTimeout(() => { count(); c.abort(); }, 5000);',
      'fetch(url, { signal: c.signal })',
    ),
    why: 'The timer does more than to abort.',
  },
  'a timer that something else asks for': {
    input: inRetry(
      'const c = new AbortController(); const t = setTimeout(() => c.abort(), 5000); keep(t);',
      'fetch(url, { signal: c.signal })',
    ),
    why: 'Something else asks for the timer of the signal.',
  },
  'a signal of a controller that goes elsewhere, too': {
    input: inRetry(
      'const c = new AbortController(); setTimeout(() => c.abort(), 5000); watch(c.signal);',
      'fetch(url, { signal: c.signal })',
    ),
    why: 'Something else asks for the signal of the controller.',
  },
  'a timer on a Node that has none': {
    project: { node: { major: 16, minor: 0 } },
    input: inRetry(
      'const c = new AbortController(); setTimeout(() => c.abort(), 5000);',
      'fetch(url, { signal: c.signal })',
    ),
    why: 'AbortSignal.timeout needs Node 17.3, and the project allows Node 16.0.',
  },
  'two signals on a Node that joins none': {
    project: { node: { major: 18, minor: 0 } },
    input: inRetry(
      "const c = new AbortController(); setTimeout(() => c.abort(), 5000); req.on('close', () => c.abort());",
      'fetch(url, { signal: c.signal })',
    ),
    why: 'AbortSignal.any, which joins two signals, needs Node 20.3, and the project allows Node 18.0.',
  },
  'a signal under another name': {
    input: inRetry('const one = AbortSignal.timeout(5000); const signal = one;', 'fetch(url, { signal })'),
    why: 'The call is given the signal under another name.',
  },
};
