import { workerData } from 'node:worker_threads';

import { type Catalog, createSeamGate } from '@seamlint/core';

import { type SourceFile, tryExtractAnywhere } from '../parse/try-extract.ts';
import { createReader } from '../read/read-source.ts';
import { type EncodedExtraction, encodeExtraction } from '../records/encoded-facts.ts';
import type { RecordTools } from '../records/file-record.ts';
import { type ReadRecord, readRecord } from '../records/read-record.ts';
import { contentHash } from '../cache/stamp.ts';
import type { Drawn, IndexedRecord, ThreadAnswer, ThreadJob, ThreadOrder } from './thread-job.ts';
import { openWorkTable, type WorkTable } from './work-table.ts';

/** The work of a thread, from its start to its end. The host's script calls it with the catalog it makes of `own`. */
export const serveExtraction = (catalogOf: (own: unknown) => Catalog): void => {
  const job = workerData as ThreadJob;
  const catalog = catalogOf(job.own);
  const tools: RecordTools = {
    catalog,
    gate: createSeamGate(catalog),
    extract: (file) => tryExtractAnywhere(file, catalog),
    isReported: (path) => job.reported.has(path),
  };
  const table = openWorkTable(job.memory);
  readList(job, table, tools);
  job.port.once('message', (order: ThreadOrder) => {
    drawAhead(order, job, table, tools);
    job.port.close();
  });
  answer(job, { kind: 'read' });
};

/** Files are told in batches: a message costs as much as reading a short one. */
const BATCH = 12;

const readList = (job: ThreadJob, table: WorkTable, tools: RecordTools): void => {
  const read = createReader(job.root);
  let records: IndexedRecord[] = [];
  const tell = (): void => {
    answer(job, { kind: 'records', records });
    records = [];
  };
  for (let place = table.next(); place < job.first.length && !table.isStopped(); place = table.next()) {
    const file = job.first[place] ?? 0;
    records.push({ file, read: encoded(readRecord(job.root, job.files[file] ?? '', read, tools)) });
    if (records.length >= BATCH) tell();
  }
  tell();
};

const encoded = ({ record, ...rest }: ReadRecord): ReadRecord<EncodedExtraction> => {
  if (record.kind !== 'source') return { record, ...rest };
  const { extraction } = record;
  return {
    record: { ...record, extraction: extraction === undefined ? undefined : encodeExtraction(extraction) },
    ...rest,
  };
};

const drawAhead = ({ ahead }: ThreadOrder, job: ThreadJob, table: WorkTable, tools: RecordTools): void => {
  const read = createReader(job.root);
  for (const file of ahead) {
    if (table.isStopped()) return;
    if (!table.claim(file)) continue;
    const path = job.files[file] ?? '';
    const reading = read(path);
    const drawn = reading.kind === 'text' ? drawnOf({ path, text: reading.text }, tools) : undefined;
    // What a thread cannot answer, whoever wants it does.
    if (drawn === undefined) table.release(file);
    else {
      answer(job, { kind: 'drawn', file, drawn });
      table.finish(file);
    }
  }
};

const drawnOf = (file: SourceFile, { extract }: RecordTools): Drawn | undefined => {
  const extracted = extract(file);
  const extraction = extracted && encodeExtraction(extracted);
  return extraction && { hash: contentHash(file.text), extraction };
};

const answer = ({ port }: ThreadJob, message: ThreadAnswer): void => {
  port.postMessage(message);
};
