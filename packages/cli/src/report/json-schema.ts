import { z } from 'zod';

const from1 = z.int().min(1);
const count = z.int().min(0);
const file = z.string().describe('Relative to the working directory, with `/`.');
const place = { file, line: from1, column: from1.describe('In UTF-16 code units.') };

const finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string().describe('What goes wrong.'),
  help: z.string().describe('What to do; may be empty.'),
  ...place,
  endLine: from1,
  endColumn: from1,
  provider: z.string().optional().describe('Id of the API in the catalog.'),
  because: z.array(z.strictObject({ ...place, note: z.string() })).describe('Other places that make the case.'),
  fix: z.strictObject({ transform: z.string(), safe: z.boolean() }).optional().describe('The codemod that mends it.'),
  fingerprint: z
    .string()
    .regex(/^[\da-f]{64}$/u)
    .describe('The same where the code was moved or reformatted.'),
});

const undecided = z.strictObject({
  rule: z.string(),
  ...place,
  why: z.string(),
  because: z
    .array(z.strictObject({ file, line: from1.nullable(), column: from1.nullable(), note: z.string() }))
    .optional(),
});

/** What `--format json` writes. Later versions may add keys under the same `version`. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  findings: z.array(finding),
  undecided: z.array(undecided).describe('What could not be told.'),
  errors: z.array(z.strictObject({ file, message: z.string() })).describe('What could not be analysed.'),
  summary: z.strictObject({
    files: count,
    seams: count.describe('Webhook endpoints and outbound calls.'),
    findings: count,
    errors: count,
    warnings: count,
    suppressed: count.describe('By comments in the code.'),
    baselined: count.describe('Known before: of a baseline, or of --since.'),
    ms: z.number().min(0),
  }),
});

export const reportJsonSchema = (): object => ({
  title: 'What `seamlint check --format json` writes',
  ...z.toJSONSchema(reportSchema, { target: 'draft-7', io: 'input' }),
});
