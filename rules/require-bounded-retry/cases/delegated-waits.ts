import type { Cases } from '@seamlint/testkit';

/** The waiting is left to a function of the program. */
export const delegatedWaits = {
  silent: {
    'a helper returns its sleep': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const backoff = (attempt) => sleep(2 ** attempt * 1_000 + Math.random() * 250);
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt === 3 || Date.now() > until) throw error;
              await backoff(attempt);
            }
          }
        }
      `,
    },
    'a helper in another file returns what a second one sleeps': {
      files: {
        'src/load.ts': `
          import { rest } from './rest';
          export async function load(id: string, until: number) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await (await fetch('https://api.example.com/items/' + id)).json();
              } catch (error) {
                if (attempt === 3 || Date.now() > until) throw error;
                await rest(attempt);
              }
            }
          }
        `,
        'src/rest.ts': `
          const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
          export function rest(attempt: number) {
            const ms = Math.random() * 500 * 2 ** attempt;
            return nap(ms);
          }
        `,
      },
    },
    'a method returns the sleep of its object': {
      files: `
        export class Items {
          private pause(ms: number) {
            return new Promise((resolve) => setTimeout(resolve, ms));
          }
          private backoff(attempt: number) {
            return this.pause(Math.random() * 500 * 2 ** attempt);
          }
          async load(id: string, until: number) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await (await fetch('https://api.example.com/items/' + id)).json();
              } catch (error) {
                if (attempt === 3 || Date.now() > until) throw error;
                await this.backoff(attempt);
              }
            }
          }
        }
      `,
    },
  },
  reported: {
    'a helper returns a sleep that is always as long': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const pause = () => sleep(1_000);
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt === 3) throw error;
              await pause();
            }
          }
        }
      `,
    },
    'a helper begins a sleep that nobody waits for': {
      files: `
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const backoff = async (attempt) => {
          void sleep(2 ** attempt * 1_000);
        };
        export async function load(id) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            try {
              return await (await fetch('https://api.example.com/items/' + id)).json();
            } catch (error) {
              if (attempt === 3) throw error;
              await backoff(attempt);
            }
          }
        }
      `,
    },
  },
} satisfies Cases;
