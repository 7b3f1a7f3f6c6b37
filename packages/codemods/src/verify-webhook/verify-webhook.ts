import { siteTransform } from '../source/mend-sites.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';
import type { Check } from './check.ts';
import { checkLines } from './check-lines.ts';
import { checkOf } from './checks.ts';
import { rebind } from './rebind.ts';
import { inFrontOf } from './in-front-of.ts';
import type { Receipt } from './receipt.ts';
import { receiptOf } from './receipts.ts';
import { refuseShared } from './refuse-shared.ts';
import { type Secret, secretOf } from './secret.ts';
import { type Setting, settingOf } from './setting.ts';
import { stripeEventType } from './stripe.ts';
import { writeLines } from './write-lines.ts';

export const verifyWebhook = siteTransform('verify-webhook', (mending, site) => mend(settingOf(mending), site));

const mend = (setting: Setting, site: Site): readonly string[] => {
  const { provider = 'unknown', framework = 'unknown' } = site.options;
  const check = checkOf(provider);
  if (check === null) throw new Refusal(`How events of the provider ${provider} are verified is not known here.`);
  const secret = secretOf(setting.source, check, setting.project);
  const notes = inHandler(setting, site, { framework, check, secret });
  return [
    `Set ${secret.env} to the ${check.secretIs ?? 'signing secret'} of the ${check.title} webhook: without it every event is refused.`,
    ...notes,
  ];
};

interface Wanted {
  readonly framework: string;
  readonly check: Check;
  readonly secret: Secret;
}

const inHandler = (setting: Setting, site: Site, { framework, check, secret }: Wanted): readonly string[] => {
  const receipt = receiptIn(setting, site, { framework, check, secret });
  if (receipt === null) return inFrontOf(setting, site, check, secret);
  refuseShared(setting, receipt);
  receipt.prepare();
  if (isFirst(setting, receipt, check)) write(setting, receipt, check, secret);
  return receipt.notes;
};

/** Null where the handler is no function of the file: then a middleware asks in front of it. */
const receiptIn = (setting: Setting, site: Site, { framework, check }: Wanted): Receipt | null => {
  try {
    return receiptOf(framework)(setting, site, check);
  } catch (error) {
    if (error instanceof Elsewhere && framework === 'express') return null;
    throw error;
  }
};

/** False for a second route with the same handler, which needs the same check. */
const isFirst = ({ handlers }: Setting, { handler, request }: Receipt, check: Check): boolean => {
  const written = `${check.id} ${request.payload}`;
  const before = handlers.get(handler.fn);
  if (before !== undefined && before !== written)
    throw new Refusal('Two routes with one handler need different checks.');
  handlers.set(handler.fn, written);
  return before === undefined;
};

const write = (setting: Setting, receipt: Receipt, check: Check, secret: Secret): void => {
  const { source, imports } = setting;
  const rebound = rebind(receipt, check, () => stripeEventType(source, imports));
  const asked = checkLines(receipt.request, check, secret, rebound.event);
  writeLines(setting, receipt, [...receipt.opening, ...asked, ...rebound.closing], rebound);
};
