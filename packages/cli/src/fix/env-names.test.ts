import { afterAll, expect, test } from 'vitest';
import { envNames } from './env-names.ts';
import { fixBoxes } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

test('knows what files read and what .env files set, by name', () => {
  const box = boxes.open({
    'a.js': "use(process.env.SHOP_A, process.env['SHOP_B'], Deno.env.get('SHOP_C'));",
    'packages/api/b.ts': 'export const key = env.SHOP_D;',
    '.env.example': '# SHOP_NO=1\nSHOP_E=\nexport SHOP_F=text\n',
    'packages/api/.dev.vars': 'SHOP_G=text',
    'elsewhere/.env': 'SHOP_NO=1',
  });
  expect([...envNames(box.folder, ['a.js', 'packages/api/b.ts', 'gone.ts'])].toSorted()).toEqual(
    ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `SHOP_${name}`),
  );
});
