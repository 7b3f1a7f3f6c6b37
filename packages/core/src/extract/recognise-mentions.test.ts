import { expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { axios, bullmq, fetch } from '../catalog/sample-libraries.ts';
import { lower } from './lower.ts';
import { recogniseMentions } from './recognise-mentions.ts';

test.each([
  ["fetch('/orders')", ['client']],
  ["globalThis.fetch('/orders')", ['client']],
  ["import axios from 'axios'; axios.get('/orders')", ['client']],
  ["const { Queue } = require('bullmq')", ['queue']],
  ["import { InjectQueue } from '@nestjs/bullmq'", ['queue']],
  ["repository.fetch('/orders')", []],
  ["import { fetch } from './fetch'", []],
])('%s', (text, of) => {
  const catalog = createCatalog([], [fetch, axios, bullmq]);
  const structure = lower(parseWith('oxc', 'a.ts', text), catalog);
  expect(recogniseMentions(structure, { path: 'a.ts', catalog }).map((mention) => mention.of)).toEqual(of);
});
