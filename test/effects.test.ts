/** What calls do to the world, one library and one shape each. */
import { type FileFacts, type Program, createCatalog, extract } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { expect, it } from 'vitest';
import { classifyCall } from '../packages/core/src/flow/effects/classify-effect.ts';
import { noBindings } from '../packages/core/src/flow/origin.ts';
import { createFlow } from '../packages/core/src/flow/settle.ts';
import { parseWith } from '../packages/testkit/src/parse-with.ts';

const catalog = createCatalog(providers, libraries);

type Files = Readonly<Record<string, string>>;

const programOf = (files: Files): Program => {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) facts.set(path, extract(parseWith('oxc', path, text), catalog));
  return {
    paths: [...facts.keys()],
    file: (path) => facts.get(path),
    module: (_from, specifier) => {
      if (specifier.startsWith('./')) return { kind: 'file', path: `${specifier.slice(2)}.ts` };
      if (specifier.startsWith('$')) return { kind: 'unknown', why: `${specifier} is no package` };
      const [, name = specifier, subpath] = /^(?:node:)?((?:@[\w.-]+\/)?[\w.:-]+)(?:\/(.+))?$/u.exec(specifier) ?? [];
      return { kind: 'package', name, ...(subpath === undefined ? {} : { subpath }) };
    },
    importers: () => ({ found: [], open: [] }),
  };
};

/** What the calls of `main.ts` do, in their order: `insert/twice`. */
const effectsIn = (main: string, others: Files = {}): readonly string[] => {
  const program = programOf({ 'main.ts': main, ...others });
  const flow = createFlow(program, catalog);
  return (program.file('main.ts')?.structure.calls ?? []).flatMap((call) => {
    const origins = flow.settle({ file: 'main.ts', id: call.callee }).found;
    const effect = classifyCall(flow, 'main.ts', call, origins, noBindings);
    if (effect === undefined) return [];
    return effect.does === 'read' ? ['read'] : [`${effect.does}/${effect.again}`];
  });
};

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { orders } from './schema'; import { sql, eq } from 'drizzle-orm'; const db = drizzle(url);`;
const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);`;
const knex = `import makeKnex from 'knex'; const knex = makeKnex({});`;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({});`;
const mongoose = `import mongoose from 'mongoose'; const Order = mongoose.model('Order', schema);`;
const mongodb = `import { MongoClient } from 'mongodb'; const db = new MongoClient(url).db('shop');`;
const sequelize = `import { Sequelize, DataTypes } from 'sequelize'; const db = new Sequelize(url); const Order = db.define('Order', {});`;
const typeorm = `import { DataSource } from 'typeorm'; const source = new DataSource({}); const orders = source.getRepository(Order);`;
const pg = `import { Pool } from 'pg'; const pool = new Pool();`;
const redis = `import Redis from 'ioredis'; const redis = new Redis(url);`;
const dynamo = `import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'; import { randomUUID } from 'node:crypto'; const db = DynamoDBDocumentClient.from(client);`;
const firestore = `import { getFirestore, FieldValue } from 'firebase-admin/firestore'; const db = getFirestore();`;

it.each([
  // Prisma
  ['prisma insert', `${prisma} prisma.order.create({ data: { total } });`, ['insert/twice']],
  ['prisma skips duplicates', `${prisma} prisma.order.createMany({ data, skipDuplicates: true });`, ['upsert/same']],
  ['prisma upsert', `${prisma} prisma.order.upsert({ where: { id }, create: { id }, update: {} });`, ['upsert/same']],
  ['prisma set', `${prisma} prisma.order.update({ where: { id }, data: { status: 'paid' } });`, ['update/same']],
  [
    'prisma add',
    `${prisma} prisma.user.update({ where: { id }, data: { credits: { increment: 5 } } });`,
    ['increment/twice'],
  ],
  [
    'prisma add of what was read',
    `${prisma} const user = await prisma.user.findUnique({ where: { id } }); prisma.user.update({ where: { id }, data: { credits: (user?.credits ?? 0) + 10 } });`,
    ['read', 'increment/twice'],
  ],
  [
    'prisma nested rows',
    `${prisma} prisma.user.update({ where: { id }, data: { orders: { create: { total } } } });`,
    ['increment/twice'],
  ],
  [
    'prisma in a transaction',
    `${prisma} prisma.$transaction(async (tx) => { await tx.order.create({ data: { total } }); });`,
    ['insert/twice'],
  ],
  ['prisma log', `${prisma} prisma.webhookLog.create({ data: { body } });`, ['insert/unknown']],
  [
    'prisma raw',
    `${prisma} prisma.$executeRaw\`UPDATE users SET credits = credits + \${n} WHERE id = \${id}\`;`,
    ['increment/twice'],
  ],
  [
    'a service that extends it',
    `import { PrismaClient } from '@prisma/client'; class Prisma extends PrismaClient {} class Orders { constructor(private prisma: Prisma) {} add() { return this.prisma.order.create({ data: {} }); } }`,
    ['insert/twice'],
  ],
  [
    'a client typed only',
    `import type { PrismaClient } from '@prisma/client'; export const add = (db: PrismaClient) => db.order.create({ data: {} });`,
    ['insert/twice'],
  ],
  [
    'a client out of sight',
    `import { prisma } from '$lib/prisma'; prisma.order.create({ data: {} });`,
    ['insert/unknown'],
  ],
  // Drizzle
  ['drizzle insert', `${drizzle} await db.insert(orders).values({ total }).returning();`, ['insert/twice']],
  ['drizzle conflict', `${drizzle} await db.insert(orders).values({ total }).onConflictDoNothing();`, ['upsert/same']],
  [
    'drizzle set',
    `${drizzle} await db.update(orders).set({ status: 'paid' }).where(eq(orders.id, id));`,
    ['update/same'],
  ],
  [
    'drizzle add',
    `${drizzle} await db.update(orders).set({ total: sql\`\${orders.total} + 1\` }).where(eq(orders.id, id));`,
    ['increment/twice'],
  ],
  [
    'drizzle in a transaction',
    `${drizzle} await db.transaction(async (tx) => { await tx.insert(orders).values({ total }); });`,
    ['insert/twice'],
  ],
  ['drizzle read', `${drizzle} const rows = await db.query.orders.findFirst({ where: eq(orders.id, id) });`, ['read']],
  // Supabase
  [
    'supabase insert',
    `${supabase} await supabase.from('orders').insert({ total }).select().single();`,
    ['insert/twice'],
  ],
  [
    'supabase upsert',
    `${supabase} await supabase.from('orders').upsert({ id, total }, { onConflict: 'id' });`,
    ['upsert/same'],
  ],
  [
    'supabase set',
    `${supabase} await supabase.from('orders').update({ status: 'paid' }).eq('id', id);`,
    ['update/same'],
  ],
  [
    'supabase add',
    `${supabase} const { data: profile } = await supabase.from('profiles').select('credits').eq('id', id).single(); const total = profile.credits + 10; await supabase.from('profiles').update({ credits: total }).eq('id', id);`,
    ['read', 'read', 'read', 'increment/twice'],
  ],
  // Knex, Kysely
  ['knex insert', `${knex} await knex('orders').insert({ total });`, ['insert/twice']],
  ['knex ignore', `${knex} await knex('orders').insert({ id, total }).onConflict('id').ignore();`, ['upsert/same']],
  ['knex set', `${knex} await knex('orders').where({ id }).update({ status: 'paid' });`, ['update/same']],
  ['knex add', `${knex} await knex('users').where({ id }).increment('credits', 5);`, ['increment/twice']],
  ['kysely insert', `${kysely} await db.insertInto('orders').values({ total }).execute();`, ['insert/twice']],
  [
    'kysely conflict',
    `${kysely} await db.insertInto('orders').values({ total }).onConflict((oc) => oc.doNothing()).execute();`,
    ['upsert/same'],
  ],
  // Mongo
  ['mongoose create', `${mongoose} await Order.create({ total });`, ['insert/twice']],
  ['mongoose new', `${mongoose} const order = new Order({ total }); await order.save();`, ['insert/twice']],
  [
    'mongoose found',
    `${mongoose} const order = await Order.findById(id); order.status = 'paid'; await order.save();`,
    ['read', 'update/same'],
  ],
  [
    'mongoose found, added',
    `${mongoose} const user = await User.findById(id); const order = await Order.findOne({ id }); order.total += 5; await order.save();`,
    ['read', 'increment/twice'],
  ],
  ['mongoose $inc', `${mongoose} await Order.findByIdAndUpdate(id, { $inc: { total: 5 } });`, ['increment/twice']],
  [
    'mongoose $set',
    `${mongoose} await Order.updateOne({ id }, { $set: { status: 'paid' } }, { upsert: true });`,
    ['update/same'],
  ],
  ['mongodb insert', `${mongodb} await db.collection('orders').insertOne({ total });`, ['insert/twice']],
  // Sequelize, TypeORM
  ['sequelize create', `${sequelize} await Order.create({ total });`, ['insert/twice']],
  ['sequelize find or create', `${sequelize} await Order.findOrCreate({ where: { id } });`, ['upsert/same']],
  [
    'sequelize class',
    `import { Model } from 'sequelize'; class Order extends Model {} await Order.create({ total });`,
    ['insert/twice'],
  ],
  [
    'sequelize found',
    `${sequelize} const order = await Order.findByPk(id); await order.update({ status: 'paid' });`,
    ['read', 'update/same'],
  ],
  ['typeorm insert', `${typeorm} await orders.insert({ total });`, ['insert/twice']],
  [
    'typeorm create and save',
    `${typeorm} const order = orders.create({ total }); await orders.save(order);`,
    ['insert/twice'],
  ],
  [
    'typeorm found',
    `${typeorm} const order = await orders.findOne({ where: { id } }); order.status = 'paid'; await orders.save(order);`,
    ['read', 'update/same'],
  ],
  [
    'typeorm injected',
    `import { Repository } from 'typeorm'; class Orders { constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {} async add() { await this.orders.insert({ total: 1 }); } }`,
    ['insert/twice'],
  ],
  // Drivers
  ['pg insert', `${pg} await pool.query('INSERT INTO orders (total) VALUES ($1)', [total]);`, ['insert/twice']],
  [
    'pg conflict',
    `${pg} await pool.query('INSERT INTO orders (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [id]);`,
    ['upsert/same'],
  ],
  ['pg set', `${pg} await pool.query('UPDATE orders SET status = $1 WHERE id = $2', ['paid', id]);`, ['update/same']],
  [
    'pg add',
    `${pg} await pool.query('UPDATE users SET credits = credits + $1 WHERE id = $2', [5, id]);`,
    ['increment/twice'],
  ],
  [
    'pg connected',
    `${pg} const client = await pool.connect(); await client.query('INSERT INTO orders (total) VALUES ($1)', [total]);`,
    ['insert/twice'],
  ],
  [
    'neon',
    `import { neon } from '@neondatabase/serverless'; const sql = neon(url); await sql\`insert into orders (total) values (\${total})\`;`,
    ['insert/twice'],
  ],
  [
    'a driver out of sight',
    `import { db } from '$lib/db'; await db.query('INSERT INTO orders (total) VALUES ($1)', [total]);`,
    ['insert/twice'],
  ],
  // Keys and values
  ['redis set', `${redis} await redis.set(key, 'paid', 'EX', 60);`, ['upsert/same']],
  ['redis incr', `${redis} await redis.incr(key);`, ['increment/twice']],
  ['redis limit', `${redis} const count = await redis.incr(key);`, ['increment/unknown']],
  ['redis push', `${redis} await redis.lpush('jobs', text);`, ['increment/twice']],
  [
    'dynamo put',
    `${dynamo} await db.send(new PutCommand({ TableName: 'orders', Item: { id: event.id } }));`,
    ['upsert/same'],
  ],
  [
    'dynamo put anew',
    `${dynamo} await db.send(new PutCommand({ TableName: 'orders', Item: { id: randomUUID() } }));`,
    ['insert/twice'],
  ],
  [
    'dynamo add',
    `${dynamo} await db.send(new UpdateCommand({ Key: { id }, UpdateExpression: 'SET credits = credits + :n' }));`,
    ['increment/twice'],
  ],
  ['firestore add', `${firestore} await db.collection('orders').add({ total });`, ['insert/twice']],
  ['firestore set', `${firestore} await db.collection('orders').doc(id).set({ total });`, ['upsert/same']],
  ['firestore set anew', `${firestore} await db.collection('orders').doc().set({ total });`, ['insert/twice']],
  [
    'firestore increment',
    `${firestore} await db.collection('users').doc(id).update({ credits: FieldValue.increment(5) });`,
    ['increment/twice'],
  ],
  [
    'firestore modular',
    `import { addDoc, collection, getFirestore } from 'firebase/firestore'; await addDoc(collection(getFirestore(), 'orders'), { total });`,
    ['insert/twice'],
  ],
  // Queues
  [
    'bullmq',
    `import { Queue } from 'bullmq'; const queue = new Queue('mail'); await queue.add('send', { id });`,
    ['enqueue/twice'],
  ],
  [
    'bullmq with an id',
    `import { Queue } from 'bullmq'; const queue = new Queue('mail'); await queue.add('send', { id }, { jobId: id });`,
    ['enqueue/same'],
  ],
  [
    'bullmq injected',
    `import { Queue } from 'bullmq'; class Jobs { constructor(@InjectQueue('mail') private readonly queue: Queue) {} add() { return this.queue.add('send', {}); } }`,
    ['enqueue/twice'],
  ],
  [
    'inngest',
    `import { Inngest } from 'inngest'; const inngest = new Inngest({ id: 'app' }); await inngest.send({ name: 'paid', data: { total } });`,
    ['enqueue/twice'],
  ],
  [
    'inngest with an id',
    `import { Inngest } from 'inngest'; const inngest = new Inngest({ id: 'app' }); await inngest.send({ id: event.id, name: 'paid', data: {} });`,
    ['enqueue/same'],
  ],
  [
    'trigger.dev',
    `import { tasks } from '@trigger.dev/sdk/v3'; await tasks.trigger('send', { id });`,
    ['enqueue/twice'],
  ],
  [
    'sqs',
    `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({}); await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: text }));`,
    ['enqueue/twice'],
  ],
  // Messages and requests
  [
    'nodemailer',
    `import nodemailer from 'nodemailer'; const mail = nodemailer.createTransport({}); await mail.sendMail({ to });`,
    ['send/twice'],
  ],
  [
    'resend',
    `import { Resend } from 'resend'; const resend = new Resend(key); await resend.emails.send({ to });`,
    ['send/twice'],
  ],
  ['sendgrid', `import sgMail from '@sendgrid/mail'; await sgMail.send({ to });`, ['send/twice']],
  [
    'twilio',
    `import twilio from 'twilio'; const client = twilio(sid, token); await client.messages.create({ to });`,
    ['send/twice'],
  ],
  [
    'stripe refund',
    `import Stripe from 'stripe'; const stripe = new Stripe(key); await stripe.refunds.create({ charge });`,
    ['charge/twice'],
  ],
  [
    'stripe refund with a key',
    `import Stripe from 'stripe'; const stripe = new Stripe(key); await stripe.refunds.create({ charge }, { idempotencyKey: event.id });`,
    ['charge/same'],
  ],
  [
    'stripe set',
    `import Stripe from 'stripe'; const stripe = new Stripe(key); await stripe.subscriptions.update(id, { metadata });`,
    ['outbound-write/same'],
  ],
  [
    'stripe read',
    `import Stripe from 'stripe'; const stripe = new Stripe(key); await stripe.subscriptions.retrieve(id);`,
    ['read'],
  ],
  ['fetch post', `await fetch('https://example.com/orders', { method: 'POST', body });`, ['outbound-write/twice']],
  ['fetch put', `await fetch('https://example.com/orders/1', { method: 'PUT', body });`, ['outbound-write/same']],
  ['fetch get', `await fetch('https://example.com/orders');`, ['read']],
  [
    'axios post',
    `import axios from 'axios'; await axios.post('https://example.com/orders', body);`,
    ['outbound-write/twice'],
  ],
  ['a file', `import { appendFile } from 'node:fs/promises'; await appendFile('orders.csv', line);`, ['append/twice']],
  ['a file written anew', `import fs from 'node:fs'; fs.writeFileSync('order.json', text);`, ['update/same']],
  // Nothing
  ['a list', `const list = []; list.push(1);`, []],
  ['a map', `const map = new Map(); map.set('a', 1);`, []],
  ['a form', `const form = new FormData(); form.append('a', 'b');`, []],
] as const)('%s', (_, source, expected) => {
  expect(effectsIn(source)).toEqual(expected);
});
