import type { Cases } from '@seamlint/testkit';

/** What is set up once and repeats every request of a client. */
export const clients = {
  silent: {
    'unless a number is given a POST is sent once': {
      files: `
        import { ofetch } from 'ofetch';
        const api = ofetch.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000, retryDelay: 500 });
        export const send = (mail) => api('/email', { method: 'POST', body: { To: mail.to, TextBody: mail.text } });
        export const again = (mail) => api('/email', { method: 'POST', retry: 0, body: { To: mail.to, TextBody: mail.text } });
      `,
    },
    'an interceptor sends again what only reads': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const { config } = error;
          config.attempts = (config.attempts ?? 0) + 1;
          if (config.method !== 'get' || config.attempts > 3 || error.response?.status < 500) throw error;
          await new Promise((resolve) => setTimeout(resolve, 2 ** config.attempts * 100));
          return api(config);
        });
        export const send = (mail) => api.post('/email', { To: mail.to, TextBody: mail.text });
      `,
    },
    'an interceptor sends again what was refused': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const { config } = error;
          config.attempts = (config.attempts ?? 0) + 1;
          if (config.attempts > 3 || error.response?.status !== 429) throw error;
          await new Promise((resolve) => setTimeout(resolve, Number(error.response.headers['retry-after']) * 1000));
          return api(config);
        });
        export const send = (mail) => api.post('/email', { To: mail.to, TextBody: mail.text });
      `,
    },
    'an interceptor sends again once the token is renewed': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          if (error.response?.status !== 401 || error.config.sent) return Promise.reject(error);
          error.config.sent = true;
          await renew();
          return api(error.config);
        });
        export const send = (mail) => api.post('/email', { To: mail.to, TextBody: mail.text });
      `,
    },
    'the hooks of another client send again': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000 });
        const other = axios.create({ timeout: 5000 });
        other.interceptors.response.use(undefined, async (error) => {
          const { config } = error;
          config.attempts = (config.attempts ?? 0) + 1;
          if (config.attempts > 3 || error.response?.status < 500) throw error;
          await new Promise((resolve) => setTimeout(resolve, 2 ** config.attempts * 100));
          return other(config);
        });
        export const send = (mail) => api.post('/email', { To: mail.to, TextBody: mail.text });
      `,
    },
  },
  reported: {
    'of a client whose receiver nobody knows one call is told of': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const { config } = error;
          config.attempts = (config.attempts ?? 0) + 1;
          if (config.attempts > 3 || error.response?.status < 500) throw error;
          await new Promise((resolve) => setTimeout(resolve, 2 ** config.attempts * 100));
          return api(config);
        });
        export const note = (text) => api.post('/notes', { text }); // reported (hint)
        export const tell = (text) => api.post('/messages', { text });
      `,
      editor: 'silent',
    },
    'a number of retries holds for a POST too': {
      files: `
        import { ofetch } from 'ofetch';
        export const send = (mail) =>
          ofetch('https://api.postmarkapp.com/email', { method: 'POST', timeout: 5000, retry: 3, body: { To: mail.to, TextBody: mail.text } }); // reported (hint)
      `,
    },
    'an interceptor sends a mail again after a 503': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.postmarkapp.com', timeout: 5000 });
        api.interceptors.response.use(undefined, async (error) => {
          const { config } = error;
          config.attempts = (config.attempts ?? 0) + 1;
          if (config.attempts > 3 || error.response?.status < 500) throw error;
          await new Promise((resolve) => setTimeout(resolve, 2 ** config.attempts * 100));
          return api(config); // because
        });
        export const send = (mail) => api.post('/email', { To: mail.to, TextBody: mail.text }); // reported (hint)
      `,
    },
  },
} satisfies Cases;
