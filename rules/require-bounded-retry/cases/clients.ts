import type { Cases } from '@seamlint/testkit';

/** What is set up once and repeats every request of a client. */
export const clients = {
  silent: {
    'an interceptor is left where its mark is set': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const original = error.config;
          if (original._again) return Promise.reject(error);
          if (error.response) return Promise.reject(error);
          original._again = true;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000));
          return api(original);
        });
        export const orders = () => api.get('/orders');
      `,
    },
    'a renewed token is tried once': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(
          (response) => response,
          async (error) => {
            const config = error.config;
            if (error.response?.status === 401 && !config._retry) {
              config._retry = true;
              config.headers.authorization = await renew();
              return api(config);
            }
            return Promise.reject(error);
          },
        );
        export const orders = () => api.get('/orders');
      `,
    },
    'an interceptor counts, waits twice as long each time and hears what it is told': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const { config, response } = error;
          const attempt = config.attempt ?? 0;
          if (attempt >= 3 || (response && response.status < 500 && response.status !== 429)) throw error;
          config.attempt = attempt + 1;
          const told = Number(response?.headers['retry-after'] ?? 0) * 1000;
          const wait = Math.max(told, 2 ** attempt * 200 * (1 + Math.random()));
          await new Promise((resolve) => setTimeout(resolve, wait));
          return api.request(config);
        });
        export const orders = () => api.get('/orders');
      `,
    },
    'what it asks, in another file, may count': {
      files: {
        'src/again.ts': `
          import axios from 'axios';
          import { mayGoOn } from '@acme/policies';
          const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
          api.interceptors.response.use(undefined, async (error) => {
            if (error.response.status >= 500 && mayGoOn(error.config)) {
              await wait(error.config);
              return api(error.config);
            }
            throw error;
          });
          export const orders = () => api.get('/orders');
        `,
      },
    },
    'axios-retry is told to wait longer each time': {
      files: {
        'package.json': '{ "dependencies": { "axios-retry": "^4.5.0" } }',
        'src/api.ts': `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        axiosRetry(api, { retries: 3, retryDelay: axiosRetry.exponentialDelay });
        export const orders = () => api.get('/orders');
      `,
      },
    },
    'nothing is retried, and by default a POST is not': {
      files: {
        'package.json': '{ "dependencies": { "axios-retry": "^4.5.0" } }',
        'src/api.ts': `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        const other = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        axiosRetry(api, { retries: 0 });
        axiosRetry(other);
        export const orders = () => api.get('/orders');
        export const order = (body) => other.post('/orders', body);
      `,
      },
    },
    'the delay of axios-retry is made of what the answer says': {
      files: {
        'package.json': '{ "dependencies": { "axios-retry": "^4.5.0" } }',
        'src/api.ts': `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        axiosRetry(api, {
          retries: 3,
          retryDelay: (count, error) => Number(error.response?.headers['retry-after'] ?? 2 ** count) * 1000,
          retryCondition: (error) => error.response?.status === 429,
        });
        export const orders = () => api.get('/orders');
      `,
      },
    },
  },
  reported: {
    'an interceptor sends whatever failed again': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(undefined, (error) => api.request(error.config)); // reported
        export const orders = () => api.get('/orders');
      `,
    },
    'axios-retry does not wait unless it is told to': {
      files: {
        'package.json': '{ "dependencies": { "axios-retry": "^4.5.0" } }',
        'src/api.ts': `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        axiosRetry(api, { retries: 3 }); // reported
        export const orders = () => api.get('/orders');
      `,
      },
    },
    'a delay of one’s own does not hear what it is told after a 429': {
      files: {
        'package.json': '{ "dependencies": { "axios-retry": "^4.5.0" } }',
        'src/api.ts': `
        import axios from 'axios';
        import axiosRetry from 'axios-retry';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        const setUp = (client) =>
          axiosRetry(client, { // reported
            retries: 5,
            retryDelay: (count) => 2 ** count * 100 * Math.random(),
            retryCondition: (error) => error.response?.status === 429 || error.response?.status >= 500,
          });
        setUp(api);
        export const orders = () => api.get('/orders');
      `,
      },
    },
    'an interceptor sends again at once whatever fails on the other side': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(
          (response) => response,
          (error) => {
            const { config } = error;
            config.attempts = (config.attempts ?? 0) + 1;
            if (config.attempts <= 3 && error.response?.status >= 500) {
              return api(config); // reported
            }
            return Promise.reject(error);
          },
        );
        export const orders = () => api.get('/orders');
      `,
    },
    'an interceptor goes on for as long as it is refused': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          if (error.response?.status === 429) {
            await new Promise((resolve) => setTimeout(resolve, Number(error.response.headers['retry-after']) * 1000));
            return api.request(error.config); // reported
          }
          throw error;
        });
        export const orders = () => api.get('/orders');
      `,
    },
    'the client of a class is set up in its constructor': {
      files: `
        import axios from 'axios';
        export class Orders {
          private readonly api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
          constructor() {
            this.api.interceptors.response.use(null, async (error) => {
              if (!error.response && (error.config.tries ?? 0) < 3) {
                error.config.tries = (error.config.tries ?? 0) + 1;
                return this.api(error.config); // reported (hint)
              }
              throw error;
            });
          }
          list() {
            return this.api.get('/orders');
          }
        }
      `,
    },
  },
} satisfies Cases;
