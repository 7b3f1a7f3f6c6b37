// Written by scripts/generate.js: each folder here is a rule.
import type { AnyRule } from '@seamlint/core';
import { rule as noFloatingCall } from './no-floating-call/rule.ts';
import { rule as noHardcodedSecret } from './no-hardcoded-secret/rule.ts';
import { rule as noRetryOnFatalError } from './no-retry-on-fatal-error/rule.ts';
import { rule as noSensitiveLog } from './no-sensitive-log/rule.ts';
import { rule as noSignatureBypass } from './no-signature-bypass/rule.ts';
import { rule as noSwallowedWebhookFailure } from './no-swallowed-webhook-failure/rule.ts';
import { rule as noUnsafeRetry } from './no-unsafe-retry/rule.ts';
import { rule as noUnsafeSignatureCompare } from './no-unsafe-signature-compare/rule.ts';
import { rule as noUnstableIdempotencyKey } from './no-unstable-idempotency-key/rule.ts';
import { rule as noWebhookOrderAssumption } from './no-webhook-order-assumption/rule.ts';
import { rule as requireBoundedRetry } from './require-bounded-retry/rule.ts';
import { rule as requireIdempotencyKey } from './require-idempotency-key/rule.ts';
import { rule as requireRawWebhookBody } from './require-raw-webhook-body/rule.ts';
import { rule as requireTimeout } from './require-timeout/rule.ts';
import { rule as requireWebhookAck } from './require-webhook-ack/rule.ts';
import { rule as requireWebhookDedupe } from './require-webhook-dedupe/rule.ts';
import { rule as requireWebhookFreshness } from './require-webhook-freshness/rule.ts';
import { rule as requireWebhookSignature } from './require-webhook-signature/rule.ts';

export const rules: readonly AnyRule[] = [
  noFloatingCall,
  noHardcodedSecret,
  noRetryOnFatalError,
  noSensitiveLog,
  noSignatureBypass,
  noSwallowedWebhookFailure,
  noUnsafeRetry,
  noUnsafeSignatureCompare,
  noUnstableIdempotencyKey,
  noWebhookOrderAssumption,
  requireBoundedRetry,
  requireIdempotencyKey,
  requireRawWebhookBody,
  requireTimeout,
  requireWebhookAck,
  requireWebhookDedupe,
  requireWebhookFreshness,
  requireWebhookSignature,
];
