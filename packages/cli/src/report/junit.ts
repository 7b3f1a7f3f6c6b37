import type { Format, Report, Reported } from './report.ts';
import { oneLine, xmlText } from './xml.ts';

/** JUnit's XML: each finding is a test that failed; without any, the check is one test that passed. */
export const junit: Format = (report) => {
  const { findings, errors } = report;
  const files = [...new Set([...findings, ...errors].map(({ file }) => file))].toSorted();
  const suites = files.length === 0 ? [passed] : files.map((file) => suite(report, file));
  const tests = files.length === 0 ? 1 : findings.length + errors.length;
  return xmlText({
    testsuites: {
      '@name': 'seamlint',
      '@tests': tests,
      '@failures': findings.length,
      '@errors': errors.length,
      testsuite: suites,
    },
  });
};

const passed = {
  '@name': 'seamlint',
  '@tests': 1,
  '@failures': 0,
  '@errors': 0,
  testcase: [{ '@name': 'no findings', '@classname': 'seamlint' }],
};

const suite = ({ findings, errors }: Report, file: string): object => {
  const failed = findings.filter((finding) => finding.file === file);
  const broken = errors.filter((error) => error.file === file);
  return {
    '@name': oneLine(file),
    '@tests': failed.length + broken.length,
    '@failures': failed.length,
    '@errors': broken.length,
    testcase: [
      ...failed.map(failure),
      ...broken.map(({ message }) => ({
        '@name': 'not analysed',
        '@classname': oneLine(file),
        error: { '@message': oneLine(message) },
      })),
    ],
  };
};

const failure = ({ file, line, column, rule, severity, message, help }: Reported): object => ({
  '@name': `${rule} (${String(line)}:${String(column)})`,
  '@classname': oneLine(file),
  failure: {
    '@type': severity,
    '@message': oneLine(message),
    '#text': oneLine(`${file}:${String(line)}:${String(column)} ${message} ${help}`.trim()),
  },
});
