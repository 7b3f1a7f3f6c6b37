import type { Case } from '@seamlint/testkit';

/** A handler of Stripe's events under Express that does `work` with `session`; `setup` makes what it needs. */
const handler = (setup: string, work: string, mark = ''): Case => ({
  files: `
    import express from 'express';
    import Stripe from 'stripe';
    ${setup}
    const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
    const app = express();
    app.post('/webhooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {${mark}
      const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
      const session = event.data.object;
      ${work}
      res.sendStatus(200);
    });
    app.listen(3000);
  `,
});

const twice = (setup: string, work: string): Case => handler(setup, work, ' // reported');

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; import { orders, handled } from './schema'; const db = drizzle(process.env.DATABASE_URL);`;
const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);`;
const knex = `import makeKnex from 'knex'; const knex = makeKnex({ client: 'pg' });`;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({ dialect });`;
const mongoose = `import mongoose from 'mongoose'; const Order = mongoose.model('Order', new mongoose.Schema({ total: Number }));`;
const mongodb = `import { MongoClient } from 'mongodb'; const db = new MongoClient(process.env.MONGO_URL).db('shop');`;
const sequelize = `import { Sequelize } from 'sequelize'; const db = new Sequelize(process.env.DATABASE_URL); const Order = db.define('Order', {});`;
const typeorm = `import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres' }); const orders = source.getRepository('Order');`;
const pg = `import { Pool } from 'pg'; const pool = new Pool();`;
const mysql = `import mysql from 'mysql2/promise'; const pool = mysql.createPool(process.env.DATABASE_URL);`;
const redis = `import Redis from 'ioredis'; const redis = new Redis(process.env.REDIS_URL);`;
const dynamo = `import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'; import { randomUUID } from 'node:crypto'; const db = DynamoDBDocumentClient.from(base);`;
const firestore = `import { getFirestore, FieldValue } from 'firebase-admin/firestore'; const db = getFirestore();`;
const bullmq = `import { Queue } from 'bullmq'; const queue = new Queue('orders');`;
const inngest = `import { Inngest } from 'inngest'; const inngest = new Inngest({ id: 'shop' });`;
const trigger = `import { tasks } from '@trigger.dev/sdk/v3';`;
const sqs = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({});`;
const mail = `import nodemailer from 'nodemailer'; const mail = nodemailer.createTransport({ host: process.env.SMTP_HOST });`;
const resend = `import { Resend } from 'resend'; const resend = new Resend(process.env.RESEND_API_KEY);`;
const none = '';

export const stores = {
  reported: {
    'Prisma adds a row': twice(prisma, 'await prisma.order.create({ data: { total: session.amount_total } });'),
    'Prisma counts up': twice(
      prisma,
      'await prisma.user.update({ where: { email: session.customer_email }, data: { credits: { increment: session.amount_total } } });',
    ),
    'Prisma writes what was read and some more': twice(
      prisma,
      `const user = await prisma.user.findUnique({ where: { email: session.customer_email } });
      await prisma.user.update({ where: { email: session.customer_email }, data: { credits: user.credits + session.amount_total } });`,
    ),
    'Drizzle adds a row': twice(drizzle, 'await db.insert(orders).values({ total: session.amount_total });'),
    'Drizzle counts up': twice(
      drizzle,
      'await db.update(orders).set({ total: sql`${orders.total} + ${session.amount_total}` }).where(eq(orders.email, session.customer_email));',
    ),
    'Supabase adds a row': twice(
      supabase,
      "await supabase.from('orders').insert({ total: session.amount_total }).select().single();",
    ),
    'a function of the database counts': twice(
      supabase,
      "await supabase.rpc('increment_credits', { owner: session.client_reference_id, by: session.amount_total });",
    ),
    'Knex adds a row': twice(knex, "await knex('orders').insert({ total: session.amount_total });"),
    'Kysely adds a row': twice(
      kysely,
      "await db.insertInto('orders').values({ total: session.amount_total }).execute();",
    ),
    'Mongoose adds a document': twice(mongoose, 'await Order.create({ total: session.amount_total });'),
    'Mongoose makes a document and saves it': twice(
      mongoose,
      'const order = new Order({ total: session.amount_total }); await order.save(); log(session.amount_total, order);',
    ),
    'Mongoose counts up': twice(
      mongoose,
      'await Order.updateOne({ email: session.customer_email }, { $inc: { total: session.amount_total } });',
    ),
    'MongoDB adds a document': twice(
      mongodb,
      "await db.collection('orders').insertOne({ total: session.amount_total });",
    ),
    'Sequelize adds a row': twice(sequelize, 'await Order.create({ total: session.amount_total });'),
    'TypeORM adds a row': twice(typeorm, 'await orders.insert({ total: session.amount_total });'),
    'TypeORM makes an entity and saves it': twice(
      typeorm,
      'await orders.save(orders.create({ total: session.amount_total }));',
    ),
    'pg adds a row': twice(pg, "await pool.query('INSERT INTO orders (total) VALUES ($1)', [session.amount_total]);"),
    'pg counts up': twice(
      pg,
      "await pool.query('UPDATE users SET credits = credits + $1 WHERE email = $2', [session.amount_total, session.customer_email]);",
    ),
    'mysql2 adds a row': twice(
      mysql,
      "await pool.execute('INSERT INTO orders (total) VALUES (?)', [session.amount_total]);",
    ),
    'Redis counts up': twice(redis, 'await redis.incrby(`credits:${session.customer_email}`, session.amount_total);'),
    'DynamoDB puts an item under an id made anew': twice(
      dynamo,
      "await db.send(new PutCommand({ TableName: 'orders', Item: { id: randomUUID(), total: session.amount_total } }));",
    ),
    'Firestore adds a document': twice(
      firestore,
      "await db.collection('orders').add({ total: session.amount_total });",
    ),
    'Firestore counts up': twice(
      firestore,
      "await db.collection('users').doc(session.customer_email).update({ credits: FieldValue.increment(session.amount_total) });",
    ),
    'BullMQ takes a job without an id': twice(bullmq, "await queue.add('fulfil', { total: session.amount_total });"),
    'Inngest takes an event without an id': twice(
      inngest,
      "await inngest.send({ name: 'order/paid', data: { total: session.amount_total } });",
    ),
    'Trigger.dev takes a job without a key': twice(
      trigger,
      "await tasks.trigger('fulfil', { total: session.amount_total });",
    ),
    'SQS takes a message': twice(
      sqs,
      'await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(session) }));',
    ),
    'a mail is sent': twice(mail, "await mail.sendMail({ to: session.customer_email, subject: 'Thank you' });"),
    'Resend sends a mail': twice(
      resend,
      "await resend.emails.send({ to: session.customer_email, subject: 'Thank you' });",
    ),
    'money goes back': twice(none, 'await stripe.refunds.create({ payment_intent: session.payment_intent });'),
    'another system is told': twice(
      none,
      "await fetch('https://crm.acme.example/orders', { method: 'POST', body: JSON.stringify(session) });",
    ),
    'a line is added to a file': twice(
      `import { appendFile } from 'node:fs/promises';`,
      "await appendFile('orders.csv', `${session.customer_email},${session.amount_total}`);",
    ),
  },
  silent: {
    'Prisma sets a status by an id': handler(
      prisma,
      "await prisma.order.update({ where: { sessionId: session.id }, data: { status: 'paid' } });",
    ),
    'Prisma upserts': handler(
      prisma,
      'await prisma.order.upsert({ where: { id: session.id }, create: { id: session.id }, update: {} });',
    ),
    'Prisma adds what is not there': handler(
      prisma,
      'await prisma.order.createMany({ data: [{ id: session.id }], skipDuplicates: true });',
    ),
    'Prisma adds under the id of what it is about': handler(
      prisma,
      'await prisma.order.create({ data: { id: session.id, total: session.amount_total } });',
    ),
    'Prisma keeps the id of the event first': handler(
      prisma,
      `await prisma.handled.create({ data: { eventId: event.id } });
      await prisma.order.create({ data: { total: session.amount_total } });`,
    ),
    'Prisma knows of what is there already': handler(
      prisma,
      `try {
        await prisma.order.create({ data: { sessionId: session.id } });
      } catch (error) {
        if (error.code !== 'P2002') throw error;
      }`,
    ),
    'Drizzle does nothing on a conflict': handler(
      drizzle,
      `const rows = await db.insert(handled).values({ id: event.id }).onConflictDoNothing().returning();
      if (rows.length === 0) return res.sendStatus(200);
      await db.insert(orders).values({ total: session.amount_total });`,
    ),
    'Drizzle looks first': handler(
      drizzle,
      `const found = await db.query.orders.findFirst({ where: eq(orders.sessionId, session.id) });
      if (found) return res.sendStatus(200);
      await db.insert(orders).values({ total: session.amount_total });`,
    ),
    'Supabase upserts': handler(
      supabase,
      "await supabase.from('orders').upsert({ session: session.id }, { onConflict: 'session' });",
    ),
    'a function of the database is told which event it counts for': handler(
      supabase,
      "await supabase.rpc('increment_credits_once', { event: event.id, by: session.amount_total });",
    ),
    'what a function of the database does is not known': handler(
      supabase,
      "await supabase.rpc('apply_payment', { owner: session.client_reference_id, by: session.amount_total });",
    ),
    'what is counted is a number for somebody': handler(
      supabase,
      "const { data: tries } = await supabase.rpc('increment_tries', { owner: session.client_reference_id }); res.set('x-tries', tries);",
    ),
    'Supabase looks first': handler(
      supabase,
      `const { data: known } = await supabase.from('orders').select('id').eq('session', session.id).maybeSingle();
      if (!known) await supabase.from('orders').insert({ session: session.id });`,
    ),
    'Supabase knows of what is there already': handler(
      supabase,
      `const { error } = await supabase.from('stripe_events').insert({ id: event.id });
      if (error?.code === '23505') return res.sendStatus(200);
      await supabase.from('orders').insert({ total: session.amount_total });`,
    ),
    'Knex ignores what is there': handler(
      knex,
      "await knex('orders').insert({ session: session.id }).onConflict('session').ignore();",
    ),
    'Kysely does nothing on a conflict': handler(
      kysely,
      "await db.insertInto('orders').values({ session: session.id }).onConflict((oc) => oc.doNothing()).execute();",
    ),
    'Mongoose upserts': handler(
      mongoose,
      'await Order.findOneAndUpdate({ session: session.id }, { total: session.amount_total }, { upsert: true });',
    ),
    'Mongoose looks first': handler(
      mongoose,
      `if (await Order.exists({ session: session.id })) return res.sendStatus(200);
      await Order.create({ session: session.id });`,
    ),
    'Mongoose changes what it found, by its state': handler(
      mongoose,
      `const order = await Order.findOne({ session: session.id });
      if (order.status === 'paid') return res.sendStatus(200);
      order.total += session.amount_total;
      await order.save();`,
    ),
    'MongoDB knows of what is there already': handler(
      mongodb,
      `try {
        await db.collection('orders').insertOne({ session: session.id });
      } catch (error) {
        if (error.code !== 11000) throw error;
      }`,
    ),
    'Sequelize finds or creates': handler(sequelize, 'await Order.findOrCreate({ where: { session: session.id } });'),
    'TypeORM saves what it found': handler(
      typeorm,
      `const order = await orders.findOne({ where: { session: session.id } });
      order.status = 'paid';
      await orders.save(order);`,
    ),
    'pg does nothing on a conflict': handler(
      pg,
      "await pool.query('INSERT INTO orders (session) VALUES ($1) ON CONFLICT DO NOTHING', [session.id]);",
    ),
    'pg claims the event first': handler(
      pg,
      `const claimed = await pool.query('INSERT INTO handled (id) VALUES ($1) ON CONFLICT DO NOTHING', [event.id]);
      if (claimed.rowCount === 0) return res.sendStatus(200);
      await pool.query('INSERT INTO orders (total) VALUES ($1)', [session.amount_total]);`,
    ),
    'mysql2 ignores what is there': handler(
      mysql,
      "await pool.execute('INSERT IGNORE INTO orders (session) VALUES (?)', [session.id]);",
    ),
    'Redis claims the event': handler(
      `${redis} ${mail}`,
      `const first = await redis.set(\`stripe:\${event.id}\`, '1', 'EX', 259200, 'NX');
      if (first !== 'OK') return res.sendStatus(200);
      await mail.sendMail({ to: session.customer_email });`,
    ),
    'DynamoDB puts an item under the id of the session': handler(
      dynamo,
      "await db.send(new PutCommand({ TableName: 'orders', Item: { id: session.id } }));",
    ),
    'Firestore sets a document by its id': handler(
      firestore,
      "await db.collection('orders').doc(session.id).set({ total: session.amount_total });",
    ),
    'BullMQ takes the id of the event': handler(
      bullmq,
      "await queue.add('fulfil', { total: session.amount_total }, { jobId: event.id });",
    ),
    'Inngest takes the id of the event': handler(
      inngest,
      "await inngest.send({ id: event.id, name: 'order/paid', data: { total: session.amount_total } });",
    ),
    'Trigger.dev takes the id of the event': handler(
      trigger,
      "await tasks.trigger('fulfil', { total: session.amount_total }, { idempotencyKey: event.id });",
    ),
    'money goes back under a key': handler(
      none,
      'await stripe.refunds.create({ payment_intent: session.payment_intent }, { idempotencyKey: event.id });',
    ),
    'a subscription is changed': handler(
      none,
      'await stripe.subscriptions.update(session.subscription, { cancel_at_period_end: true });',
    ),
    'a line in a log of deliveries': handler(
      prisma,
      'await prisma.webhookLog.create({ data: { type: event.type, body: JSON.stringify(session) } });',
    ),
  },
};
