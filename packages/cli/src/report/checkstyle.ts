import type { Format, Report } from './report.ts';
import { oneLine, xmlText } from './xml.ts';

/** Checkstyle's XML, which many CI servers read. */
export const checkstyle: Format = (report) => {
  const files = [...new Set([...report.findings, ...report.errors].map(({ file }) => file))].toSorted();
  return xmlText({ checkstyle: { '@version': '4.3', file: files.map((file) => fileElement(report, file)) } });
};

const fileElement = ({ findings, errors }: Report, name: string): object => ({
  '@name': oneLine(name),
  error: [
    ...findings
      .filter(({ file }) => file === name)
      .map(({ line, column, severity, message, help, rule }) => ({
        '@line': line,
        '@column': column,
        '@severity': severity,
        '@message': oneLine(help === '' ? message : `${message} ${help}`),
        '@source': `seamlint.${rule}`,
      })),
    ...errors
      .filter(({ file }) => file === name)
      .map(({ message }) => ({ '@line': 1, '@severity': 'info', '@message': oneLine(message), '@source': 'seamlint' })),
  ],
});
