import { describe, expect, it } from 'vitest';
import type { TransformResult } from '../transform.ts';
import { verifyWebhook } from '../verify-webhook/verify-webhook.ts';
import { rawBody } from './raw-body.ts';

const controller = `import { Controller, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { Request } from 'express';

@Controller('hooks')
export class HooksController {
  @Post('github')
  async receive(@Req() req: RawBodyRequest<Request>) {
    verifyOrThrow(req.rawBody, req.headers['x-hub-signature-256']);
    await this.deployments.add(req.body);
  }
}
`;

const main = (create: string, ...before: readonly string[]): string =>
  [
    "import { NestFactory } from '@nestjs/core';",
    ...before,
    `const app = await ${create};`,
    'await app.listen(3000);',
    '',
  ].join('\n');

const CREATE = /NestFactory\.create[^]*?\)(?=;)/u;

/** The controller, whose application `app` creates in another file. */
const input = (app: string, options: Readonly<Record<string, string>>, from: string, to: string) => {
  const [created = ''] = CREATE.exec(app) ?? [];
  const start = app.indexOf(created);
  const applications = JSON.stringify([{ path: 'src/main.ts', start, end: start + created.length }]);
  return {
    path: 'src/hooks.controller.ts',
    text: controller,
    sites: [
      {
        start: controller.indexOf(from),
        end: controller.indexOf(to) + to.length,
        options: { provider: 'github', framework: 'nest', applications, ...options },
      },
    ],
    project: {
      dependencies: new Set(['@nestjs/common']),
      read: (asked: string) => (asked === 'src/main.ts' ? app : null),
    },
  };
};

const keep = (app: string): TransformResult =>
  rawBody.apply(input(app, { kind: 'kept' }, 'req.rawBody', 'req.rawBody'));

const check = (app: string): TransformResult => {
  const given = input(app, {}, '@Post', '\n  }');
  return verifyWebhook.apply({ ...given, text: given.text.replace('    verifyOrThrow', '    // verifyOrThrow') });
};

const createdIn = (result: TransformResult): string | undefined =>
  result.kind === 'changed' ? CREATE.exec(result.others?.[0]?.text ?? '')?.[0] : result.why;

describe('the application of a controller that asks for the bytes', () => {
  it.each([
    ['NestFactory.create(AppModule)', 'NestFactory.create(AppModule, { rawBody: true })'],
    ['NestFactory.create(AppModule, { cors: true })', 'NestFactory.create(AppModule, { cors: true, rawBody: true })'],
    [
      'NestFactory.create<App>(AppModule, new FastifyAdapter())',
      'NestFactory.create<App>(AppModule, new FastifyAdapter(), { rawBody: true })',
    ],
    ['NestFactory.create(AppModule, { rawBody: false })', 'NestFactory.create(AppModule, { rawBody: true })'],
    ['NestFactory.create(\n  AppModule,\n)', 'NestFactory.create(\n  AppModule, { rawBody: true },\n)'],
  ])('%s keeps them', (before, after) => {
    const result = keep(main(before));
    expect(result).toMatchObject({ kind: 'changed', text: controller });
    expect(createdIn(result)).toBe(after);
  });

  it('is given the option where its options are declared', () => {
    const app = main('NestFactory.create(AppModule, options)', 'const options = { cors: true };');
    expect(createdIn(keep(app))).toBe('NestFactory.create(AppModule, options)');
    expect(keep(app)).toMatchObject({ others: [{ text: app.replace('cors: true', 'cors: true, rawBody: true') }] });
  });

  it('is given an option once that two applications share', () => {
    const app = `${main('NestFactory.create(AppModule, options)', 'const options = { cors: true };')}const other = await NestFactory.create(AppModule, options);\n`;
    const applications = [...app.matchAll(/NestFactory\.create\(AppModule, options\)/gu)].map(
      ({ index, 0: { length } }) => ({
        path: 'src/main.ts',
        start: index,
        end: index + length,
      }),
    );
    const options = { kind: 'kept', applications: JSON.stringify(applications) };
    expect(rawBody.apply(input(app, options, 'req.rawBody', 'req.rawBody'))).toMatchObject({
      others: [{ text: app.replace('cors: true', 'cors: true, rawBody: true') }],
    });
  });

  it('is given options behind an adapter that has a name', () => {
    const app = main('NestFactory.create(AppModule, adapter)', 'const adapter = new FastifyAdapter();');
    expect(createdIn(keep(app))).toBe('NestFactory.create(AppModule, adapter, { rawBody: true })');
  });

  it.each(['NestFactory.create(AppModule, options)', 'NestFactory.create(AppModule, { ...options })'])(
    '%s is left alone where nobody sees the options',
    (created) => {
      expect(keep(main(created, "import { options } from './options';"))).toEqual({
        kind: 'refused',
        why: 'The options that the application is created with are not seen: set rawBody: true there.',
      });
    },
  );
});

describe('an application with parsers of its own', () => {
  const withParsers = (...lines: readonly string[]): string =>
    main('NestFactory.create(AppModule, { rawBody: true })', "import { json, urlencoded } from 'express';").replace(
      'await app.listen',
      [...lines, 'await app.listen'].join('\n'),
    );

  it('has those of every path keep the bytes', () => {
    const result = keep(withParsers("app.use('/uploads', json());", 'app.use(urlencoded());', 'app.use(json());'));
    const text = result.kind === 'changed' ? result.others?.[0]?.text : result.why;
    expect(text).toContain("app.use('/uploads', json());");
    expect(text).toContain('app.use(json({\n  verify: (req: IncomingMessage');
    expect(text?.match(/req\.rawBody = buf;/gu)).toHaveLength(2);
  });

  it('leaves alone what keeps them', () => {
    const kept = 'app.use(json({ verify: (req, _res, buf) => { req.rawBody = buf; } }));';
    expect(keep(withParsers(kept))).toMatchObject({ kind: 'changed', text: controller });
    expect(createdIn(keep(withParsers(kept)))).toBeUndefined();
  });

  it.each([
    [
      'app.use(json({ ...limits }));',
      'The options of the body parser before the route are not written where it is made.',
    ],
    ['if (big) app.use(json());', 'Which body parser runs before the route depends on a condition.'],
  ])('is left alone with %s', (line, why) => {
    expect(keep(withParsers(line))).toEqual({ kind: 'refused', why });
  });
});

describe('a check that is written into a controller', () => {
  const notesOf = (result: TransformResult): readonly string[] =>
    result.kind === 'changed' ? result.notes.filter((note) => note.includes('rawBody')) : [result.why];

  it('has the application of another file keep the bytes', () => {
    const result = check(main('NestFactory.create(AppModule)'));
    expect(createdIn(result)).toBe('NestFactory.create(AppModule, { rawBody: true })');
    expect(notesOf(result)).toEqual([]);
  });

  it('leaves an application alone that keeps them', () => {
    const result = check(main('NestFactory.create(AppModule, { rawBody: true })'));
    expect(createdIn(result)).toBeUndefined();
    expect(notesOf(result)).toEqual([]);
  });

  it('says so where the options are not seen', () => {
    expect(notesOf(check(main('NestFactory.create(AppModule, options())')))).toEqual([
      'The bytes are only kept if the application is created with NestFactory.create(…, { rawBody: true }).',
    ]);
  });
});
