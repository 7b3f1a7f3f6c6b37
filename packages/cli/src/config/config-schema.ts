import { z } from 'zod';

const names = z.array(z.string());
const level = z.enum(['off', 'warn', 'error']);
const ruleSetting = z.union([level, z.tuple([level, z.strictObject({ strict: z.boolean().optional() }).optional()])]);
const rules = z.record(z.string(), ruleSetting);

/** What a config may say, as far as this library judges it. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  extends: z
    .enum(['recommended', 'strict', 'all'])
    .optional()
    .describe('The preset to start from; recommended if it is left out.'),
  rules: rules.optional().describe('How loud each rule is.'),
  ignore: names.optional().describe("Globs of what is not reported, relative to the config's folder."),
  overrides: z
    .array(z.strictObject({ files: z.union([z.string(), names]), rules }))
    .optional()
    .describe('Levels for some files; the last one that matches a file wins.'),
  // The editor judges these three too, without this library.
  providers: z.unknown().optional().describe('APIs the catalog does not know, or what is added to one that it knows.'),
  wrappers: z.unknown().optional().describe("The project's own functions that do what Seamlint looks for."),
  loggers: z.unknown().optional().describe("The project's own loggers."),
  adapters: names.optional().describe('Folders that may import vendors. No rule of this version asks.'),
  critical: names
    .optional()
    .describe('Ids of the providers whose failure stops the business. No rule of this version asks.'),
  tests: names.optional().describe('Globs of tests, besides those that are known.'),
  secretEnv: names.optional().describe('Names of environment variables that hold secrets.'),
  pollMinimumMs: z
    .number()
    .positive()
    .optional()
    .describe('Milliseconds below which a poll is too quick. No rule of this version asks.'),
  requireReason: z.boolean().optional().describe('A suppression without a reason does not count.'),
});

const named = z.strictObject({ import: z.string(), from: z.string() });

/** What a call of each stands for. */
const roles: Readonly<Record<string, string>> = {
  retry: 'Run the function they are given again.',
  client: 'Send requests, under limits of their own.',
  redactor: 'Answer what may be logged.',
  verifier: 'Refuse a forged request; as middleware too.',
  limiter: 'Bound how much runs at once. No rule of this version asks.',
  dedupe: 'Let each webhook event pass once: asked before the work, handed the work, or put around the handler.',
  env: 'Read variables of the environment: by an argument, or as members.',
};

/** The same for an editor: with the names of the rules, and what is judged without this library. */
export const configJsonSchema = (ruleNames: readonly string[]): object => {
  const setting = z.object(Object.fromEntries(ruleNames.map((name) => [name, ruleSetting.optional()]))).strict();
  const shape = configSchema.shape;
  const whole = configSchema.extend({
    rules: setting.optional().describe(shape.rules.description ?? ''),
    overrides: z
      .array(z.strictObject({ files: z.union([z.string(), names]), rules: setting }))
      .optional()
      .describe(shape.overrides.description ?? ''),
    providers: z
      .array(z.looseObject({ id: z.string() }))
      .optional()
      .describe(shape.providers.description ?? ''),
    wrappers: z
      .strictObject(
        Object.fromEntries(
          Object.entries(roles).map(([name, says]) => [name, z.array(named).optional().describe(says)]),
        ),
      )
      .optional()
      .describe(shape.wrappers.description ?? ''),
    loggers: z
      .array(z.union([z.string(), named]))
      .optional()
      .describe(shape.loggers.description ?? ''),
  });
  return { title: 'The config of Seamlint', ...z.toJSONSchema(whole, { target: 'draft-7', io: 'input' }) };
};
