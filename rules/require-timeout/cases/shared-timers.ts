import type { Cases } from '@seamlint/testkit';

const retrying = `
  export async function retrying(run, attempts = 3) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        if (attempt === attempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
      }
    }
  }
`;

/** One timer for all attempts, or one for each. */
export const sharedTimers = {
  silent: {
    'each attempt of a wrapper in another file makes its signal': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = (body) =>
            retrying(async () => {
              const signal = AbortSignal.timeout(5000);
              return await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal });
            });
        `,
      },
    },
    'the function that is repeated has a name, and makes its signal': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = (body) => {
            const send = () => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: AbortSignal.timeout(5000) });
            return retrying(send);
          };
        `,
      },
    },
    'the loop itself asks whether its time is over': {
      files: `
        import 'server-only';
        export async function load(url) {
          const total = AbortSignal.timeout(60_000);
          for (let attempt = 0; attempt < 5; attempt++) {
            try {
              return await fetch(url, { method: 'POST', signal: total });
            } catch (error) {
              if (total.aborted) throw error;
              await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
            }
          }
        }
      `,
    },
    'the retry is handed the deadline, too': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        export const charge = (body) => {
          const total = AbortSignal.timeout(60_000);
          return pRetry(() => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: total }), { signal: total });
        };
      `,
    },
    'a deadline for all attempts stands beside the timer of each': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        export const charge = (body) => {
          const deadline = AbortSignal.timeout(60_000);
          return pRetry(() =>
            fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: AbortSignal.any([deadline, AbortSignal.timeout(5000)]) }),
          );
        };
      `,
    },
    'what is repeated is another function': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = async (body, store) => {
            const signal = AbortSignal.timeout(5000);
            const response = await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal });
            return retrying(() => store.keep(response.status));
          };
        `,
      },
    },
    'what it throws never reaches the wrapper': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = (body) => {
            const signal = AbortSignal.timeout(5000);
            return retrying(async () => {
              try {
                await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal });
              } catch {
                console.warn('no answer');
              }
            });
          };
        `,
      },
    },
  },
  reported: {
    'one timer for all attempts of a wrapper in another file': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = (body) => {
            const signal = AbortSignal.timeout(5000);
            return retrying(() => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal })); // reported
          };
        `,
      },
      editor: 'silent',
    },
    'one timer for all attempts of a wrapper in the same file': {
      files: `
        import 'server-only';
        ${retrying}
        export const charge = (body) => {
          const signal = AbortSignal.timeout(5000);
          return retrying(() => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal })); // reported
        };
      `,
    },
    'a controller and its timer stand in front of the wrapper': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = async (body) => {
            const controller = new AbortController();
            const timer = setTimeout(() => controller.abort(), 5000);
            const answer = await retrying(() =>
              fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: controller.signal }), // reported
            );
            clearTimeout(timer);
            return answer;
          };
        `,
      },
      editor: 'silent',
    },
    'the function that is repeated has a name': {
      files: {
        'src/retrying.ts': retrying,
        'src/charge.ts': `
          import 'server-only';
          import { retrying } from './retrying';
          export const charge = (body) => {
            const init = { method: 'POST', body, signal: AbortSignal.timeout(5000) };
            const send = () => fetch('https://api.acme.dev/charges', init); // reported
            return retrying(send);
          };
        `,
      },
      editor: 'silent',
    },
    "the caller's signal is joined to one timer for all attempts": {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        export const charge = (body, cancelled: AbortSignal) => {
          const signal = AbortSignal.any([cancelled, AbortSignal.timeout(5000)]);
          return pRetry(() => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal })); // reported
        };
      `,
    },
    'axios is given one timer for all attempts': {
      files: `
        import 'server-only';
        import axios from 'axios';
        import pRetry from 'p-retry';
        export const charge = (body) => {
          const signal = AbortSignal.timeout(5000);
          return pRetry(() => axios.post('https://api.acme.dev/charges', body, { signal })); // reported
        };
      `,
    },
  },
} satisfies Cases;
