import { visibleJson } from '../../report/printable.ts';
import type { MapFormat } from './formats.ts';

export const json: MapFormat = ({ calls, webhooks, providers, errors, summary }, { version }) =>
  visibleJson({ version: 1, tool: `seamlint ${version}`, calls, webhooks, providers, errors, summary });
