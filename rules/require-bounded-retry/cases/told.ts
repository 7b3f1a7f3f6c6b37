import type { Cases } from '@seamlint/testkit';

/** After a 429: who reads how long it asks to wait. */
export const told = {
  silent: {
    'a helper of the runtime says how long to wait': {
      files: `
        import { retryAfterOf } from '@seamlint/runtime';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            await sleep(Math.max(500 * 2 ** attempt * (1 + Math.random()), retryAfterOf(response)));
          }
          throw new Error('too many requests');
        }
      `,
    },
    'what the runtime says is kept before it is waited': {
      files: `
        import { parseRetryAfter } from '@seamlint/runtime';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            const asked = parseRetryAfter(response.headers) ?? 0;
            await sleep(Math.max(500 * 2 ** attempt * (1 + Math.random()), asked));
          }
          throw new Error('too many requests');
        }
      `,
    },
    'a helper of another file reads the header': {
      files: {
        'src/load.js': `
        import { headerWait } from './waits.js';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            await sleep(Math.max(500 * 2 ** attempt * (1 + Math.random()), headerWait(response)));
          }
          throw new Error('too many requests');
        }
      `,
        'src/waits.js': `
        export const headerWait = (answer) => Number(answer.headers.get('Retry-After') ?? 0) * 1000;
      `,
      },
    },
    'a helper of another file waits as long as the body says': {
      files: {
        'src/load.js': `
        import { respect } from './waits.js';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) {
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            await respect(await response.json(), attempt);
          }
          throw new Error('too many requests');
        }
      `,
        'src/waits.js': `
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const asked = (body) => body.error.retry_after * 1000;
        export async function respect(body, attempt) {
          await pause(Math.max(asked(body), Math.random() * 500 * 2 ** attempt));
        }
      `,
      },
    },
    'a method is handed the error': {
      files: `
        import axios from 'axios';
        export class Items {
          async respect(error, attempt) {
            const ms = Number(error.response.headers['retry-after'] ?? 0) * 1000;
            await new Promise((resolve) => setTimeout(resolve, Math.max(ms, Math.random() * 500 * 2 ** attempt)));
          }
          async load(id, until) {
            for (let attempt = 0; attempt < 4; attempt++) {
              try {
                return await axios.get('https://api.example.com/items/' + id);
              } catch (error) {
                if (error.response?.status !== 429 || attempt === 3 || Date.now() > until) throw error;
                await this.respect(error, attempt);
              }
            }
          }
        }
      `,
    },
  },
  reported: {
    'a helper of another file that is handed the answer reads something else': {
      editor: 'silent',
      files: {
        'src/load.js': `
        import { floorOf } from './waits.js';
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            await sleep(Math.max(500 * 2 ** attempt * (1 + Math.random()), floorOf(response)));
          }
          throw new Error('too many requests');
        }
      `,
        'src/waits.js': `
        export const floorOf = (answer) => (answer.headers.get('x-region') === 'eu' ? 1000 : 2000);
      `,
      },
    },
    'whoever reads it is handed something else': {
      files: `
        const headerWait = (answer) => Number(answer.length);
        export const asked = (answer) => Number(answer.headers.get('Retry-After')) * 1000;
        const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        export async function load(id, until) {
          for (let attempt = 0; attempt < 4; attempt++) { // reported
            const response = await fetch('https://api.example.com/items/' + id);
            if (response.status !== 429 || Date.now() > until) return response;
            await sleep(500 * 2 ** attempt * (1 + Math.random()) + headerWait(id));
          }
          throw new Error('too many requests');
        }
      `,
    },
  },
} satisfies Cases;
