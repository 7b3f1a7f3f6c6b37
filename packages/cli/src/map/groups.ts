import type { IntegrationMap, MapCall, MapProviderSummary, MapWebhook } from './integration-map.ts';

/** What is shown together. */
export interface MapGroup {
  readonly title: string;
  /** null: those whose API nobody knows. */
  readonly provider: MapProviderSummary | null;
  readonly calls: readonly MapCall[];
  readonly webhooks: readonly MapWebhook[];
}

/** By API, the most used first; then addresses that are nobody's, and at last the application's own. */
export const groupsOf = ({ calls, webhooks, providers }: IntegrationMap): readonly MapGroup[] => {
  const strange = calls.filter(({ provider }) => provider === null);
  return [
    ...providers.map((provider) => ({
      title: provider.title,
      provider,
      calls: calls.filter((call) => call.provider?.id === provider.id),
      webhooks: webhooks.filter((webhook) => webhook.provider?.id === provider.id),
    })),
    {
      title: 'Other APIs',
      provider: null,
      calls: strange.filter((call) => !call.ownApi && hasHost(call)),
      webhooks: webhooks.filter(({ provider }) => provider === null),
    },
    {
      title: 'Addresses that are not known',
      provider: null,
      calls: strange.filter((call) => !call.ownApi && !hasHost(call)),
      webhooks: [],
    },
    { title: 'The application’s own API', provider: null, calls: strange.filter(({ ownApi }) => ownApi), webhooks: [] },
  ].filter((group) => group.calls.length + group.webhooks.length > 0 || group.provider !== null);
};

const hasHost = ({ url }: MapCall): boolean => url !== null && /^[a-z]+:\/\/[^{/]/iu.test(url);
