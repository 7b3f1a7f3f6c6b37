import { siteTransform } from '../source/mend-sites.ts';
import { Refusal, type Site } from '../transform.ts';
import { block, type Check } from './check.ts';
import { checkOf } from './checks.ts';
import { rebind } from './rebind.ts';
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
  const receipt = receiptOf(framework)(setting, site, check);
  refuseShared(setting, receipt);
  receipt.prepare();
  const secret = secretOf(setting.source, check);
  if (isFirst(setting, receipt, check)) write(setting, receipt, check, secret);
  return [
    `Set ${secret.env} to the ${check.secretIs ?? 'signing secret'} of the ${check.title} webhook: without it every event is refused.`,
    ...receipt.notes,
  ];
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

const write = (setting: Setting, receipt: Receipt, check: Check, { constant, env }: Secret): void => {
  const { request } = receipt;
  const secret =
    constant ?? request.fresh(check.secretName ?? 'webhookSecret', `${check.id.replaceAll('-', '')}Secret`);
  const rebound = rebind(receipt, check, () => stripeEventType(setting.source, setting.imports));
  const lines = [
    ...receipt.opening,
    ...(constant === null ? [`const ${secret} = ${request.env(env)};`] : []),
    ...block(`if (!${secret}) {`, request.reply(500, 'Webhook secret is not configured')),
    ...check.write(request, secret, rebound.event),
    ...rebound.closing,
  ];
  writeLines(setting, receipt, lines, rebound);
};
