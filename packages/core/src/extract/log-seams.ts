import type { Catalog } from '../catalog/catalog.ts';
import { specifierPattern, type Seam } from './seam.ts';

/**
 * A file that writes to a log, and names something that does not belong there. An error that an HTTP client of another
 * file threw is reached from that client.
 */
export const logSeams = ({ leakyPackages }: Catalog): readonly Seam[] => [
  {
    all: [
      '\\bconsole\\b|log(?:ger|s)?\\s*(?:\\?\\.|\\.|\\(|!)|\\blog\\w*[}\\]]|[a-z]log\\w*\\(|\\b(?:debug|trace|print|report|track|capture|audit|notify|warn|error|info|fatal)\\w*\\(|\\.\\s*(?:add|set|capture|notice|record|log)[a-z]*\\s*\\(',
      [
        'passw|secret|token|credential|api_?key|private_?key|access_?key|authorization|cookie|bearer|jwt|\\botp|\\bcvv|\\bcvc|card_?num',
        'headers|\\bbody\\b|rawbody|\\.\\s*(?:json|text|formdata)\\s*\\(|process\\s*\\??\\.\\s*env|import\\.meta|deno\\.env',
        // What throws the request along with an error, or, as Stripe's verifier does, the payload.
        specifierPattern([...leakyPackages, 'stripe']),
        'constructevent|email|phone|signature',
      ].join('|'),
    ],
  },
];
