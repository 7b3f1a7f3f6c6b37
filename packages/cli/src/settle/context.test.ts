import { describe, expect, test } from 'vitest';
import { contextOf } from './context.ts';

/** `«` and `»` stand around the finding. */
const read = (marked: string): string => {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return contextOf({ text: marked.replace(/[«»]/gu, '') }, { start, end });
};

describe('the context of a finding', () => {
  test.each([
    ["const key = «'a word'»;", "constkey=''"],
    ["client({ key: «'a word'», other: 1 })", "key:''"],
    [
      'const charge = await «stripe.charges.create({ amount, currency })»;',
      'constcharge=awaitstripe.charges.create({amount,currency})',
    ],
    ["«app.post('/hooks', async (req, res) => {\n  take(req.body);\n})»;", "app.post('',async(req,res)=>{"],
    ['if (a) «call(1234567)»', 'call(0)'],
  ])('%s reads as %s', (marked, context) => {
    expect(read(marked)).toBe(context);
  });

  test.each([
    ['const a = «call(one, two)»;', 'const a =\n  «call(\n    one,\n    two,\n  )»'],
    ["get(«url('x')»)", 'get(\n  «url("x")»,\n);'],
    ['list.map(«item => { send(item) }»)', 'list.map(\n  «(item) => {\n    other(item);\n  }»,\n)'],
    ["const pem = «'one'»", 'const pem = «`another\nof two lines`»'],
    ['«call(a /* b */, c)» // d', '«call(a, c)»'],
    ['return «call(a)»;', 'return   «call(a)»'],
    ['const a = b ? «call(c)» : null;', 'const a = b\n  ? «call(c)»\n  : null'],
    ['if (a) «call(b)»;', 'if (a)\n  «call(b)»'],
    ['if (!a) a = «call(b)»;', 'if (!a)\n  a =\n    «call(b)»'],
    ['if (a) return;\n«call(b)»;', 'if (a) return\n\n«call(b)»'],
    ['const a = (b) => «call(b)»;', 'const a = b =>\n  «call(b)»'],
    ['const a = b || «call(c)»;', 'const a =\n  b\n  || «call(c)»'],
    ["«call({ method: 'POST', 'x-y': 1 })»", "«call({ 'method': 'POST', 'x-y': 1 })»"],
  ])('%j and %j read alike', (one, other) => {
    expect(read(one)).toBe(read(other));
  });

  test.each([
    ['const a = «call(b)»', 'const c = «call(b)»'],
    ['«call(a)»', '«call(b)»'],
    ['a;\n«call(a)»', 'b = «call(a)»'],
  ])('%j and %j do not', (one, other) => {
    expect(read(one)).not.toBe(read(other));
  });
});
