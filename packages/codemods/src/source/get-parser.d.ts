declare module 'jscodeshift/src/getParser.js' {
  import type { ASTNode } from 'jscodeshift';

  const getParser: (name: 'babylon' | 'ts' | 'tsx') => { parse(text: string): ASTNode };
  export default getParser;
}
