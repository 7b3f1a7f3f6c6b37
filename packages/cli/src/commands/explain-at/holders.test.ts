import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox.ts';

const box = createSandbox({
  'package.json': '{}',
  'setup.ts': `import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent({ headersTimeout: 5000 }));
`,
  'fetch.ts': "export const load = () => fetch('https://api.stripe.com/v1/refunds');\n",
  'instance.ts': `import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.stripe.com', timeout: 4000 });
export const load = () => api.get('/v1/refunds');
`,
  'defaults.ts': `import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.stripe.com' });
api.defaults.timeout = 3000;
export const load = () => api.get('/v1/refunds');
`,
  'interceptor.ts': `import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.stripe.com' });
api.interceptors.request.use((config) => ({ ...config, timeout: 5000 }));
export const load = () => api.get('/v1/refunds');
`,
  'nest.ts': `import { HttpModule, HttpService } from '@nestjs/axios';
export const http = HttpModule.register({ timeout: 5000 });
export class Refunds {
  constructor(private readonly http: HttpService) {}
  load() {
    return this.http.get('https://api.stripe.com/v1/refunds');
  }
}
`,
  'sdk.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!, { timeout: 2000 });
export const load = () => stripe.charges.retrieve('a');
`,
  'jwt.ts': `import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor() {
    super({ secretOrKey: process.env.JWT_SECRET });
  }
}
`,
});
afterAll(() => {
  box.remove();
});

const explained = async (place: string): Promise<string> => (await box.run(['explain', '--at', place])).stdout;

test.each([
  ['fetch.ts:1', 'the global dispatcher of undici', 'setup.ts:2'],
  ['instance.ts:3', 'the instance of axios: 4000 ms', 'instance.ts:2'],
  ['defaults.ts:4', 'the defaults of the instance of axios', 'defaults.ts:3'],
  ['interceptor.ts:4', 'an interceptor of the instance of axios', 'interceptor.ts:3'],
  ['nest.ts:6', 'what HttpModule is registered with', 'nest.ts:2'],
  ['sdk.ts:3', 'the client of stripe: 2000 ms', 'sdk.ts:2'],
])('what limits the time of %s is %s, at %s', async (place, holder, at) => {
  const text = await explained(place);
  expect(text).toContain(`- its time is limited by ${holder}  (${at})\n`);
  expect(text).toContain(
    `require-timeout: silent: its time is limited by ${holder}  (${place})\n    - here  (${at})\n`,
  );
});

test('axios.defaults limits what has no limit of its own', async () => {
  const own = createSandbox({
    'package.json': '{}',
    'a.ts':
      "import axios from 'axios';\naxios.defaults.timeout = 1;\nexport const load = () => axios.get('https://api.stripe.com/a');\n",
  });
  const { stdout } = await own.run(['explain', '--at', 'a.ts:3']);
  own.remove();
  expect(stdout).toContain('- its time is limited by axios.defaults  (a.ts:2)\n');
});

test('what a call answers is told by that call, however often it is called on', async () => {
  expect(await explained('jwt.ts:5')).toContain(
    "takes the secretOrKey of what @nestjs/passport's PassportStrategy() answers\n",
  );
});
