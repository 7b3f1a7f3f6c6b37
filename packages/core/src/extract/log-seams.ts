import type { Catalog } from '../catalog/catalog.ts';
import { lastPartOf, namesOfWrapper } from '../catalog/own/own-wrappers.ts';
import { literalPattern, specifierPattern, type Seam } from './seam.ts';

/**
 * A file that writes to a log, and names something that does not belong there. An error that an HTTP client of another
 * file threw is reached from that client.
 */
export const logSeams = (catalog: Catalog): readonly Seam[] => [
  ...(catalog.wrappers.some(({ kind }) => kind === 'logger')
    ? [{ all: [ownPattern(catalog), tellingPattern(catalog)] }]
    : []),
  {
    all: [
      '\\bconsole\\b|log(?:ger|s)?\\s*(?:\\?\\.|\\.|\\(|!)|\\blog\\w*[}\\]]|[a-z]log\\w*\\(|\\b(?:debug|trace|print|report|track|capture|audit|notify|warn|error|info|fatal)\\w*\\(|\\.\\s*(?:add|set|capture|notice|record|log)[a-z]*\\s*\\(',
      tellingPattern(catalog),
    ],
  },
  // What a logger that is made here blots out holds for whoever writes to it.
  { all: ['\\b(?:redact|serializers)\\s*[:,}]'] },
  // A whole configuration, made in another file.
  {
    all: [
      '(?:\\bconsole|log(?:ger|s)?)\\s*\\.\\s*\\w{1,20}\\s*\\([^()]{0,160}\\b(?:config|configuration|settings)\\s*[,)}]',
    ],
  },
];

/** Of what does not belong into a log. */
const tellingPattern = ({ leakyPackages, secretEnv }: Catalog): string =>
  [
    ...[...secretEnv].map(literalPattern),
    'passw|secret|token|credential|api_?key|private_?key|access_?key|authorization|cookie|bearer|jwt|\\botp|\\bcvv|\\bcvc|card_?num',
    'headers|\\bbody\\b|rawbody|\\.\\s*(?:json|text|formdata)\\s*\\(|process\\s*\\??\\.\\s*env|import\\.meta|deno\\.env',
    // What throws the request along with an error, or, as Stripe's verifier does, the payload.
    specifierPattern([...leakyPackages, 'stripe']),
    'constructevent|email|phone|signature',
  ].join('|');

/** The config's loggers, by name, and by the end of the specifier that a default export is imported with. */
const ownPattern = ({ wrappers }: Catalog): string =>
  wrappers
    .filter(({ kind }) => kind === 'logger')
    .flatMap((wrapper) => [
      ...namesOfWrapper(wrapper).filter((name) => name !== 'default'),
      ...(wrapper.from === null ? [] : [lastPartOf(wrapper.from)]),
    ])
    .map(literalPattern)
    .join('|');
