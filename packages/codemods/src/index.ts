import { addIdempotencyKey } from './add-idempotency-key/add-idempotency-key.ts';
import { addTimeout } from './add-timeout/add-timeout.ts';
import { constantTimeCompare } from './constant-time-compare/constant-time-compare.ts';
import { failClosed } from './fail-closed/fail-closed.ts';
import { dedupeWebhook } from './dedupe-webhook/dedupe-webhook.ts';
import { hoistIdempotencyKey } from './hoist-idempotency-key/hoist-idempotency-key.ts';
import { perAttemptTimeout } from './per-attempt-timeout/per-attempt-timeout.ts';
import { rawBody } from './raw-body/raw-body.ts';
import { redactLog } from './redact-log/redact-log.ts';
import type { Transform } from './transform.ts';
import { verifyWebhook } from './verify-webhook/verify-webhook.ts';

export type { ConfiguredWrappers } from './project/read-project.ts';
export { readProject } from './project/read-project.ts';
export type { Site, Transform, TransformInput, TransformProject, TransformResult } from './transform.ts';

export const transforms: ReadonlyMap<string, Transform> = new Map(
  [
    addIdempotencyKey,
    addTimeout,
    constantTimeCompare,
    dedupeWebhook,
    failClosed,
    hoistIdempotencyKey,
    perAttemptTimeout,
    rawBody,
    redactLog,
    verifyWebhook,
  ].map((transform) => [transform.name, transform]),
);
