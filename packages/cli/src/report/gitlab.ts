import { createHash } from 'node:crypto';
import { fromCheckout } from './below-checkout.ts';
import type { Format } from './report.ts';

/** GitLab's Code Quality report. */
export const gitlab: Format = ({ findings, errors }, { below }) => {
  const found = findings.map(({ rule, severity, message, file, line, endLine, fingerprint }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: severity === 'error' ? 'major' : 'minor',
    location: { path: fromCheckout(file, below), lines: { begin: line, end: endLine } },
  }));
  const broken = errors.map(({ file, message }) => ({
    description: message,
    check_name: 'not-analysed',
    fingerprint: createHash('sha256')
      .update(JSON.stringify([file, message]))
      .digest('hex'),
    severity: 'info',
    location: { path: fromCheckout(file, below), lines: { begin: 1 } },
  }));
  return `${JSON.stringify([...found, ...broken], null, 2)}\n`;
};
