import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox.ts';

/** The decorator of another file puts something else in the place of a method. */
const box = createSandbox({
  'package.json': '{ "name": "shop" }',
  'src/handled.ts': `export const handled = (label: string) => (_: object, __: string, descriptor: PropertyDescriptor) => {
  const original = descriptor.value;
  descriptor.value = async function (...args: unknown[]) {
    try {
      return await original.apply(this, args);
    } catch {
      throw new Error(label);
    }
  };
  return descriptor;
};
`,
  'src/client.ts': `import axios from 'axios';
import { handled } from './handled';
export class Client {
  private readonly http = axios.create({ baseURL: 'https://auth.calendly.com', headers: { Authorization: 'Basic ' + process.env.CALENDLY } });
  private async token(params: object) {
    return (await this.http.post('/oauth/token', params)).data;
  }
  @handled('no token')
  public async withCode(code: string) {
    return this.token({ code });
  }
}
export const login = async (code: string) => {
  const client = new Client();
  const answer = await client.withCode(code);
  if (!answer.ok) throw answer.error;
  await answer.keep(answer.token);
};
`,
  'src/app.ts': `import express from 'express';
import { login } from './client';
const app = express();
app.post('/login', async (req, res) => {
  await login(String(req.query.code));
  res.end();
});
`,
});
afterAll(() => {
  box.remove();
});

test('facts out of the cache say what fresh ones say', async () => {
  const argv = ['--preset', 'strict', '--no-types', '--format', 'json', '--cache-location', 'cache'];
  const told = async (...more: readonly string[]): Promise<unknown> => {
    const { stdout } = await box.run(['check', ...argv, ...more]);
    return (JSON.parse(stdout) as { readonly findings: unknown }).findings;
  };
  const fresh = await told();
  expect(JSON.stringify(fresh)).toContain('the request that is being handled with it');
  // Another question, so that the answer is worked out again, of the facts that were kept.
  expect(await told('--rule', 'require-webhook-ack: off')).toEqual(fresh);
});
