import { fromCheckout } from './below-checkout.ts';
import type { Format } from './report.ts';

/** Workflow commands: annotations on the lines of a pull request. */
export const github: Format = ({ findings, errors }, { below }) => {
  const commands = findings.map(({ severity, rule, message, help, ...at }) => {
    const { file, line, column, endLine, endColumn } = at;
    const properties = {
      file: fromCheckout(file, below),
      line,
      endLine,
      ...(line === endLine ? { col: column, endColumn } : {}),
      title: `seamlint ${rule}`,
    };
    return command(severity, properties, help === '' ? message : `${message} ${help}`);
  });
  const broken = errors.map(({ file, message }) =>
    command('warning', { file: fromCheckout(file, below), title: 'seamlint' }, message),
  );
  return [...commands, ...broken].map((line) => `${line}\n`).join('');
};

const command = (level: string, properties: Readonly<Record<string, string | number>>, message: string): string => {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replace(/:/gu, '%3A').replace(/,/gu, '%2C')}`,
  );
  return `::${level} ${written.join(',')}::${escaped(message)}`;
};

const escaped = (text: string): string => text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
