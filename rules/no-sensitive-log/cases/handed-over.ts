import type { Cases } from '@seamlint/testkit';

/** What is set, handed over or taken out in other files: through containers, callbacks, base classes, lists and interfaces. */
export const handedOver = {
  silent: {
    'a serializer of the central logger takes harmless parts': {
      files: {
        'src/log.ts': `
          import pino from 'pino';
          export const log = pino({ serializers: { req: (r) => ({ method: r.method, url: r.path }) } });
        `,
        'src/app.ts': `
          import express from 'express';
          import { log } from './log';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            log.info({ req }, 'login');
            res.end();
          });
        `,
      },
    },
    'a serializer takes the message of an error': {
      files: {
        'src/api.ts': `
          import axios from 'axios';
          import { logger } from './logger';
          export const get = async (id: string) => { try { return await axios.get('https://a.dev/' + id, { headers: { authorization: 'Bearer ' + process.env.T }, timeout: 1 }); } catch (err) { logger.error({ err }, 'failed'); throw err; } };
        `,
        'src/logger.ts': `
          import pino from 'pino';
          export const logger = pino({ serializers: { err: (e) => ({ message: e.message, code: e.code }) } });
        `,
        'src/app.ts': `
          import express from 'express';
          import { get } from './api';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            await get('1');
            res.end();
          });
        `,
      },
    },
    'a serializer of bunyan only tells a size': {
      files: {
        'src/log.js': `
          const bunyan = require('bunyan');
          module.exports = bunyan.createLogger({ name: 'x', serializers: { body: (b) => ({ size: JSON.stringify(b).length }) } });
        `,
        'src/app.js': `
          const express = require('express');
          const log = require('./log');
          const app = express();
          app.post('/login', (req, res) => { log.info({ body: req.body }, 'x'); res.end(); });
        `,
      },
    },
    'a class above the logger of Nest maps what it is given to something clean': {
      files: {
        'src/app-logger.ts': `
          import { ConsoleLogger, Injectable } from '@nestjs/common';
          const SECRET = /password|token|authorization/i;
          const scrub = (v: any): any => (v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, SECRET.test(k) ? '***' : scrub(x)])) : v);
          @Injectable()
          export class AppLogger extends ConsoleLogger {
            log(message: any, ...rest: any[]) { super.log(message, ...rest.map(scrub)); }
          }
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { AppLogger } from './app-logger';
          @Controller('auth')
          export class AuthController {
            constructor(private readonly logger: AppLogger) {}
            @Post('login') login(@Body() body: any) { this.logger.log('login', body); }
          }
        `,
      },
    },
    'who implements the interface of a logger takes out fields': {
      files: {
        'src/types.ts': `
          export interface ILogger { info(msg: string, meta?: object): void }
        `,
        'src/console-logger.ts': `
          import type { ILogger } from './types';
          import { clean } from './clean';
          export class ConsoleLogger implements ILogger { info(msg: string, meta: object = {}) { console.info(msg, clean(meta)); } }
        `,
        'src/clean.ts': `
          const deny = new Set(['password', 'token', 'authorization']);
          export const clean = (o: object) => JSON.parse(JSON.stringify(o, (k, v) => (deny.has(k) ? undefined : v)));
        `,
        'src/handler.ts': `
          import type { Request, Response } from 'express';
          import type { ILogger } from './types';
          export const makeHandler = (logger: ILogger) => (req: Request, res: Response) => { logger.info('login', req.body); res.end(); };
        `,
        'src/app.ts': `
          import express from 'express';
          import { makeHandler } from './handler';
          import { ConsoleLogger } from './console-logger';
          const app = express();
          app.post('/login', makeHandler(new ConsoleLogger()));
        `,
      },
    },
    'the module of the logger blots out for all': {
      files: {
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { LoggerModule } from 'nestjs-pino';
          import { AuthController } from './auth.controller';
          @Module({ imports: [LoggerModule.forRoot({ pinoHttp: { redact: ['req.headers.authorization', 'body.password', 'password'] } })], controllers: [AuthController] })
          export class AppModule {}
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { PinoLogger } from 'nestjs-pino';
          @Controller('auth')
          export class AuthController { constructor(private readonly logger: PinoLogger) {} @Post() login(@Body() body: any) { this.logger.info({ body }, 'login'); } }
        `,
      },
    },
    'a factory makes the options of the logger, which blot out': {
      files: {
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { LoggerModule } from 'nestjs-pino';
          import { ConfigService } from '@nestjs/config';
          import { AuthController } from './auth.controller';
          @Module({ imports: [LoggerModule.forRootAsync({ inject: [ConfigService], useFactory: (c: ConfigService) => ({ pinoHttp: { level: c.get('LEVEL'), redact: ['req.headers.authorization', 'body.password'] } }) })], controllers: [AuthController] })
          export class AppModule {}
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { PinoLogger, InjectPinoLogger } from 'nestjs-pino';
          @Controller('auth')
          export class AuthController { constructor(@InjectPinoLogger(AuthController.name) private readonly logger: PinoLogger) {} @Post() login(@Body() body: any) { this.logger.info({ body }, 'login'); } }
        `,
      },
    },
    'a whole configuration without a secret': {
      files: {
        'src/config.ts': `
          export const config = { port: Number(process.env.PORT), env: process.env.NODE_ENV };
        `,
        'src/main.ts': `
          import { config } from './config';
          console.log('starting', config);
        `,
      },
    },
  },
  reported: {
    'a serializer of the central logger keeps the headers': {
      files: {
        'src/log.ts': `
          import pino from 'pino';
          export const log = pino({ serializers: { req: (r) => ({ method: r.method, headers: r.headers }) } });
        `,
        'src/app.ts': `
          import express from 'express';
          import { log } from './log';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            log.info({ req }, 'login'); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a serializer copies the whole error': {
      files: {
        'src/api.ts': `
          import axios from 'axios';
          import { logger } from './logger';
          export const get = async (id: string) => { try { return await axios.get('https://a.dev/' + id, { headers: { authorization: 'Bearer ' + process.env.T }, timeout: 1 }); } catch (err) { logger.error({ err }, 'failed'); throw err; } }; // reported
        `,
        'src/logger.ts': `
          import pino from 'pino';
          export const logger = pino({ serializers: { err: (e) => ({ ...e }) } });
        `,
        'src/app.ts': `
          import express from 'express';
          import { get } from './api';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            await get('1');
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a class above the logger of Nest hands on what it is given': {
      files: {
        'src/app-logger.ts': `
          import { ConsoleLogger, Injectable } from '@nestjs/common';
          const SECRET = /password|token|authorization/i;
          const scrub = (v: any): any => (v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, SECRET.test(k) ? '***' : scrub(x)])) : v);
          @Injectable()
          export class AppLogger extends ConsoleLogger {
            log(message: any, ...rest: any[]) { super.log(message, ...rest); }
          }
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { AppLogger } from './app-logger';
          @Controller('auth')
          export class AuthController {
            constructor(private readonly logger: AppLogger) {}
            @Post('login') login(@Body() body: any) { this.logger.log('login', body); } // reported
          }
        `,
      },
      editor: 'silent',
    },
    'who implements the interface of a logger writes all': {
      files: {
        'src/types.ts': `
          export interface ILogger { info(msg: string, meta?: object): void }
        `,
        'src/console-logger.ts': `
          import type { ILogger } from './types';
          import { clean } from './clean';
          export class ConsoleLogger implements ILogger { info(msg: string, meta: object = {}) { console.info(msg, meta); } }
        `,
        'src/clean.ts': `
          const deny = new Set(['password', 'token', 'authorization']);
          export const clean = (o: object) => JSON.parse(JSON.stringify(o, (k, v) => (deny.has(k) ? undefined : v)));
        `,
        'src/handler.ts': `
          import type { Request, Response } from 'express';
          import type { ILogger } from './types';
          export const makeHandler = (logger: ILogger) => (req: Request, res: Response) => { logger.info('login', req.body); res.end(); }; // reported
        `,
        'src/app.ts': `
          import express from 'express';
          import { makeHandler } from './handler';
          import { ConsoleLogger } from './console-logger';
          const app = express();
          app.post('/login', makeHandler(new ConsoleLogger()));
        `,
      },
      editor: 'silent',
    },
    'a factory makes the options of the logger, which blot out nothing': {
      files: {
        'src/app.module.ts': `
          import { Module } from '@nestjs/common';
          import { LoggerModule } from 'nestjs-pino';
          import { ConfigService } from '@nestjs/config';
          import { AuthController } from './auth.controller';
          @Module({ imports: [LoggerModule.forRootAsync({ inject: [ConfigService], useFactory: (c: ConfigService) => ({ pinoHttp: { level: c.get('LEVEL') } }) })], controllers: [AuthController] })
          export class AppModule {}
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { PinoLogger, InjectPinoLogger } from 'nestjs-pino';
          @Controller('auth')
          export class AuthController { constructor(@InjectPinoLogger(AuthController.name) private readonly logger: PinoLogger) {} @Post() login(@Body() body: any) { this.logger.info({ body }, 'login'); } } // reported
        `,
      },
      editor: 'silent',
    },
    'a logger of the program takes its level by a name': {
      files: {
        'src/mask.ts': `
          export function mask(input: Record<string, unknown>) {
            const out: Record<string, unknown> = {};
            for (const key in input) {
              out[key] = ['password', 'token', 'cookie', 'authorization'].includes(key) ? '***' : input[key];
            }
            return out;
          }
        `,
        'src/log.ts': `
          import { mask } from './mask';
          export const log = (level: 'info' | 'error', msg: string, meta: Record<string, unknown> = {}) => { console[level](JSON.stringify({ msg, ...meta })); };
        `,
        'src/app.ts': `
          import express from 'express';
          import { log } from './log';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            log('info', 'login', req.body); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a logger of the program writes to the standard output': {
      files: {
        'src/logger.ts': `
          import { sanitize } from './sanitize';
          export class Logger {
            static info(message: string, data?: unknown) { Logger.write('INFO', message, data); }
            private static write(level: string, message: string, data?: unknown) { process.stdout.write(JSON.stringify({ level, message, data }) + '\\n'); }
          }
        `,
        'src/sanitize.ts': `
          const sensitive = ['password', 'token', 'secret', 'authorization'];
          export const sanitize = (data: any): any => {
            if (data === null || typeof data !== 'object') return data;
            const clone = structuredClone(data);
            for (const key of Object.keys(clone)) {
              if (sensitive.some((s) => key.toLowerCase().includes(s))) clone[key] = '[REDACTED]';
              else if (typeof clone[key] === 'object') clone[key] = sanitize(clone[key]);
            }
            return clone;
          };
        `,
        'src/app.ts': `
          import express from 'express';
          import { Logger } from './logger';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            Logger.info('login', req.body); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'the base class of a logger hands the line to those that extend it': {
      files: {
        'src/base.ts': `
          const SECRET = ['password', 'token'];
          export abstract class BaseLogger {
            protected clean(meta: Record<string, unknown>) { const copy = { ...meta }; for (const k of SECRET) if (k in copy) copy[k] = '[REDACTED]'; return copy; }
            protected abstract out(line: string): void;
            info(msg: string, meta: Record<string, unknown> = {}) { this.out(JSON.stringify({ msg, ...meta })); }
          }
        `,
        'src/logger.ts': `
          import { BaseLogger } from './base';
          class ConsoleLog extends BaseLogger { protected out(line: string) { console.log(line); } }
          export const logger = new ConsoleLog();
        `,
        'src/app.ts': `
          import express from 'express';
          import { logger } from './logger';
          const app = express();
          app.use(express.json());
          app.post('/login', async (req, res) => {
            logger.info('login', req.body); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a whole configuration with a secret of the environment': {
      files: {
        'src/config.ts': `
          export const config = { port: Number(process.env.PORT), env: process.env.NODE_ENV, jwtSecret: process.env.JWT_SECRET };
        `,
        'src/main.ts': `
          import { config } from './config';
          console.log('starting', config); // reported
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
