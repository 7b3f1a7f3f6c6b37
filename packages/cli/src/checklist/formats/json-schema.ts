import { z } from 'zod';
import { EVIDENCE_KINDS, STATUSES } from '../item.ts';

const from1 = z.int().min(1);
const count = z.int().min(0);

const evidence = z.strictObject({
  kind: z
    .enum(EVIDENCE_KINDS)
    .describe(
      '`silent`: a rule looked there, and why it says nothing; `error`: a file that could not be analysed; `changed`: a test that is not as it was committed.',
    ),
  file: z.string().describe('Relative to the working directory, with `/`.'),
  line: from1.nullable().describe('null: the whole file.'),
  column: from1.nullable().describe('In UTF-16 code units.'),
  rule: z.string().nullable(),
  message: z.string(),
  fingerprint: z
    .string()
    .regex(/^[\da-f]{64}$/u)
    .nullable()
    .describe('Of a finding, as in the report of `seamlint check`.'),
});

const item = z.strictObject({
  id: z.string().nullable().describe('D1 to A7, or the name of a rule; null: nothing that is looked at.'),
  text: z.string().describe('Of the line, or of the box in the specification.'),
  status: z.enum(STATUSES),
  why: z.string().describe('Whole sentences.'),
  rules: z.array(z.string()).describe('All that decide it, those too that this version does not have.'),
  evidence: z.array(evidence),
  spec: z.strictObject({ line: from1 }).nullable().describe('Where the box stands; null without a specification.'),
});

/** What `seamlint checklist --format json` writes. Later versions may add keys under the same `version`. */
const checklistSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  items: z.array(item),
  summary: z.strictObject({
    items: count,
    pass: count,
    fail: count,
    undecided: count,
    'not-applicable': count,
  }),
});

export const checklistJsonSchema = (): object => ({
  title: 'What `seamlint checklist --format json` writes',
  ...z.toJSONSchema(checklistSchema, { target: 'draft-7', io: 'input' }),
});
