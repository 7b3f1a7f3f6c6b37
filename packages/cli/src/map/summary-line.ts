import { counted } from '../counted.ts';
import type { IntegrationMap, MapProviderSummary } from './integration-map.ts';

/** The whole map in a sentence; `openHint` says how to hear what is open. */
export const summaryLine = ({ summary, errors }: IntegrationMap, openHint = ''): string => {
  const { files, leftOut, calls, writes, webhooks, providers } = summary;
  const without = leftOut === 0 ? '' : `, ${String(leftOut)} of them left out as tests`;
  const where = `in ${counted(files, 'file')}${without}`;
  const lost = errors.length === 0 ? [] : [`${counted(errors.length, 'file')} not analysed`];
  if (calls + webhooks + providers === 0)
    return `${['No calls of APIs and no webhooks', ...lost].join(', ')} ${where}.`;
  const rest = [
    ...some(summary.withoutTimeLimit, 'without a time limit'),
    ...some(summary.uncheckedWebhooks, 'unchecked'),
    ...some(summary.withFindings, 'with findings'),
    ...some(summary.undecided, `undecided${openHint}`),
    ...lost,
  ];
  const what = `${counted(calls, 'call')} (${counted(writes, 'write')}) and ${counted(webhooks, 'webhook')}, ${counted(providers, 'API')}`;
  return `${[`${what}, ${where}`, ...rest].join('; ')}.`;
};

const some = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${String(count)} ${what}`]);

/** Of a major 0 each minor may break. */
export const versionText = (major: number): string => (major === 0 ? '0.x' : String(major));

/** `stripe 17, @stripe/stripe-js`. */
export const packagesText = ({ packages }: MapProviderSummary): string =>
  packages
    .map(({ name, majors }) => [name, majors.map(versionText).join(' and ')].filter((part) => part !== '').join(' '))
    .join(', ');

/** `stripe 17, @stripe/stripe-js; 12 calls (9 writes), 1 webhook`. */
export const providerLine = (provider: MapProviderSummary): string => {
  const { calls, writes, webhooks } = provider;
  const use = [
    ...(calls === 0 ? [] : [`${counted(calls, 'call')} (${counted(writes, 'write')})`]),
    ...(webhooks === 0 ? [] : [counted(webhooks, 'webhook')]),
  ];
  const parts = [packagesText(provider), use.length === 0 ? 'imported, and no call is seen' : use.join(', ')];
  return parts.filter((part) => part !== '').join('; ');
};

const MOST_FOLDERS = 3;

/** Where it is used: whether one folder stands between an API and the rest. */
export const foldersLine = ({ files, folders }: MapProviderSummary): string => {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return only.file;
  const named = folders
    .slice(0, MOST_FOLDERS)
    .map(({ folder, files: count }) => `${folder} (${counted(count, 'file')})`);
  const more = folders.length - named.length;
  return [...named, ...(more > 0 ? [`and ${counted(more, 'more folder')}`] : [])].join(', ');
};
