import type { MapFormat } from './formats.ts';

export const json: MapFormat = ({ calls, webhooks, providers, errors, summary }, { version }) =>
  `${JSON.stringify({ version: 1, tool: `seamlint ${version}`, calls, webhooks, providers, errors, summary }, null, 2)}\n`;
