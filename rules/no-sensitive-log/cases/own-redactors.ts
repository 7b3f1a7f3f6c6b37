import type { Cases } from '@seamlint/testkit';

const readers = (logs: string): string => `
  import { env, settings } from '@corp/env';
  import vars from '@corp/vars';
  export const start = () => {
    ${logs}
  };
`;
const environment = {
  wrappers: {
    env: [
      { import: 'env', from: '@corp/env' },
      { import: 'settings', from: '@corp/env' },
      { import: 'default', from: '@corp/vars' },
    ],
  },
};

/** The project's own redactors, environments and loggers: told by what they do, or named by the config. */
export const ownRedactors = {
  silent: {
    'harmless settings of an environment that a package reads': {
      files: readers(
        'console.log(env("PORT"), vars.NODE_ENV, settings().REGION, vars.STRIPE_SECRET_KEY.length, env.get("PORT"));',
      ),
      config: environment,
    },
    'a variable whose name says nothing, and that no config calls secret': {
      files: 'console.log("seed", process.env.LEDGER_SEED);',
    },
    'what a package answers that the config does not name': {
      files: readers('console.log(env("STRIPE_SECRET_KEY"));'),
    },
    'a function of another file blots out what stands on a list': {
      files: {
        'src/lib/for-log.ts': `
          const HIDDEN = new Set(['password', 'token', 'authorization', 'secret']);
          export const forLog = (fields: Record<string, unknown>) =>
            Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, HIDDEN.has(key.toLowerCase()) ? '[hidden]' : value]));
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { forLog } from '../lib/for-log';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', forLog(req.body));
            console.log('headers', forLog(req.headers));
            res.end();
          });
        `,
      },
    },
    'a function that goes down into objects writes a mask over fields': {
      files: {
        'src/lib/quiet.ts': `
          const NAMES = ['password', 'token', 'authorization', 'cookie'];
          export function quiet(value: unknown): unknown {
            if (Array.isArray(value)) return value.map(quiet);
            if (typeof value !== 'object' || value === null) return value;
            const copy: Record<string, unknown> = { ...value };
            for (const key of Object.keys(copy)) {
              if (NAMES.includes(key)) copy[key] = '***';
              else copy[key] = quiet(copy[key]);
            }
            return copy;
          }
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { quiet } from '../lib/quiet';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', quiet(req.body), quiet(req.headers));
            res.end();
          });
        `,
      },
    },
    'a function leaves the secret fields out': {
      files: {
        'src/lib/visible.ts': `
          export const visible = ({ authorization, cookie, ...rest }) => rest;
          export const withoutPassword = (body) => {
            const copy = { ...body };
            delete copy.password;
            return copy;
          };
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { visible, withoutPassword } from '../lib/visible';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', withoutPassword(req.body), visible(req.headers));
            res.end();
          });
        `,
      },
    },
    'a replacer of another file blots out by the key': {
      files: {
        'src/lib/replacer.ts': `
          export const replacer = (key: string, value: unknown) => (/password|token|secret/i.test(key) ? undefined : value);
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { replacer } from '../lib/replacer';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', JSON.stringify(req.body, replacer));
            res.end();
          });
        `,
      },
    },
    'the central logger blots out, and so do its children in other files': {
      files: {
        'src/lib/logger.ts': `
          import pino from 'pino';
          export const logger = pino({ redact: ['req.headers.authorization', '*.password', 'body.password', 'headers.authorization'] });
        `,
        'src/lib/audit.ts': `
          import { logger } from './logger';
          export const audit = logger.child({ module: 'audit' });
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { audit } from '../lib/audit';
          const app = express();
          app.post('/login', (req, res) => {
            audit.info({ body: req.body, headers: req.headers }, 'login');
            res.end();
          });
        `,
      },
    },
    'a format of another file takes out fields before winston writes': {
      files: {
        'src/lib/secure.ts': `
          import { format } from 'winston';
          const FIELDS = ['password', 'token', 'authorization'];
          export const secure = format((info) => {
            for (const field of FIELDS) if (info[field] !== undefined) info[field] = '[gone]';
            return info;
          });
        `,
        'src/lib/logger.ts': `
          import winston from 'winston';
          import { secure } from './secure';
          export const logger = winston.createLogger({
            format: winston.format.combine(secure(), winston.format.json()),
            transports: [new winston.transports.Console()],
          });
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { logger } from '../lib/logger';
          const app = express();
          app.post('/login', (req, res) => {
            logger.info('login', { token: req.body.token });
            res.end();
          });
        `,
      },
    },
    'a class of loggers takes out fields before it prints': {
      files: {
        'src/lib/logger.ts': `
          const FIELDS = new Set(['password', 'token', 'authorization']);
          export class Logger {
            constructor(private readonly scope: string) {}
            info(message: string, meta?: object) {
              this.write('info', message, meta);
            }
            private write(level: string, message: string, meta: object = {}) {
              console.log(JSON.stringify({ level, scope: this.scope, message, ...this.prepared(meta) }));
            }
            private prepared(meta: object) {
              return Object.fromEntries(Object.entries(meta).filter(([key]) => !FIELDS.has(key)));
            }
          }
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { Logger } from '../lib/logger';
          const app = express();
          const logger = new Logger('login');
          app.post('/login', (req, res) => {
            logger.info('login', { token: req.body.token });
            res.end();
          });
        `,
      },
    },
    'a factory of loggers takes out fields before it prints': {
      files: {
        'src/lib/logger.ts': `
          const FIELDS = new Set(['password', 'token', 'authorization']);
          const prepared = (fields) => {
            const result = {};
            for (const [key, value] of Object.entries(fields)) result[key] = FIELDS.has(key) ? '[hidden]' : value;
            return result;
          };
          const createLogger = (bindings = {}) => {
            const log = (level, fields, message) => {
              const entry = { level, ...bindings, ...prepared(fields), message };
              console.log(JSON.stringify(entry));
            };
            return {
              info: (fields, message) => log('info', fields, message),
              child: (more) => createLogger({ ...bindings, ...more }),
            };
          };
          export const logger = createLogger();
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { logger } from '../lib/logger';
          const app = express();
          app.post('/login', (req, res) => {
            const log = logger.child({ route: 'login' });
            log.info({ token: req.body.token, headers: req.headers }, 'login');
            logger.info({ token: req.body.token }, 'login');
            res.end();
          });
        `,
      },
    },
    'a redactor that the config names comes out of a package': {
      files: `
        import express from 'express';
        import { tidy } from '@corp/log';
        const app = express();
        app.post('/login', (req, res) => {
          console.log('login', tidy(req.body), tidy(req.headers));
          res.end();
        });
      `,
      config: { wrappers: { redactor: [{ import: 'tidy', from: '@corp/log' }] } },
    },
    'a configured redactor is the default export of a file, behind a barrel': {
      files: {
        'src/lib/tidy.js': `
          module.exports = (value) => require('./rules.json').reduce((rest, rule) => apply(rest, rule), value);
        `,
        'src/lib/index.js': `
          exports.tidy = require('./tidy');
        `,
        'src/routes/login.js': `
          const express = require('express');
          const { tidy } = require('../lib');
          const app = express();
          app.post('/login', (req, res) => {
            const seen = tidy(req.headers);
            console.log('login', tidy(req.body), seen);
            res.end();
          });
        `,
      },
      config: { wrappers: { redactor: [{ import: 'default', from: './src/lib/tidy.js' }] } },
    },
    'a configured redactor is a method': {
      files: {
        'src/lib/privacy.ts': `
          import { engine } from './engine.cjs';
          export class Privacy {
            static strip(value: unknown) {
              return engine.run(value);
            }
          }
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { Privacy } from '../lib/privacy';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', Privacy.strip(req.headers));
            res.end();
          });
        `,
      },
      config: { wrappers: { redactor: [{ import: 'Privacy.strip', from: './src/lib/privacy' }] } },
    },
    'a configured logger takes out fields itself': {
      files: {
        'src/lib/audit.ts': `
          import { tidy } from '@corp/log';
          export const audit = { write: (event: string, fields: object) => process.stdout.write(JSON.stringify({ event, ...tidy(fields) })) };
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { audit } from '../lib/audit';
          const app = express();
          app.post('/login', (req, res) => {
            audit.write('login', { password: req.body.password });
            res.end();
          });
        `,
      },
      config: {
        loggers: [{ import: 'audit', from: './src/lib/audit' }],
        wrappers: { redactor: [{ import: 'tidy', from: '@corp/log' }] },
      },
    },
    'a child of a configured logger is asked for, and nothing is written': {
      files: {
        'src/lib/journal.ts': `
          import { open } from '@corp/journal';
          export const journal = open('shop');
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { journal } from '../lib/journal';
          const app = express();
          app.post('/login', (req, res) => {
            const own = journal.child({ password: req.body.password });
            own.isEnabled(req.body.password);
            res.end();
          });
        `,
      },
      config: { loggers: [{ import: 'journal', from: './src/lib/journal.ts' }] },
    },
  },
  reported: {
    'a variable that the config calls secret': {
      files: 'console.log("seed", process.env.LEDGER_SEED); // reported',
      config: { secretEnv: ['LEDGER_SEED'] },
    },
    'a variable that the config calls secret, read through a package': {
      files: readers('console.log(vars.LEDGER_SEED); // reported'),
      config: { ...environment, secretEnv: ['LEDGER_SEED'] },
    },
    'a secret of an environment that a method of a package reads': {
      files: readers('console.log(env.get("STRIPE_SECRET_KEY"), "read"); // reported'),
      config: environment,
    },
    'a secret of an environment that a method of what a package exports by default reads': {
      files: readers('console.log(vars.require("STRIPE_SECRET_KEY")); // reported'),
      config: environment,
    },
    'a secret of an environment that a function of a package reads': {
      files: readers('console.log(env("STRIPE_SECRET_KEY")); // reported'),
      config: environment,
    },
    'a secret that is a member of what a package exports': {
      files: readers('console.log("starting", vars.STRIPE_SECRET_KEY); // reported'),
      config: environment,
    },
    'a secret that is a member of what a function of a package answers': {
      files: readers('console.log({ key: settings().STRIPE_SECRET_KEY }); // reported'),
      config: environment,
    },
    'a function with such a name answers what it was given': {
      files: {
        'src/lib/sanitize.ts': `
          export const sanitize = <T,>(value: T): T => value;
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { sanitize } from '../lib/sanitize';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', sanitize(req.headers)); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a function with such a name only adds a field': {
      files: {
        'src/lib/sanitize.ts': `
          export const maskBody = (body) => ({ ...body, at: Date.now() });
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { maskBody } from '../lib/sanitize';
          const app = express();
          app.post('/login', (req, res) => {
            console.log('login', maskBody(req.headers)); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a replacer is for large numbers': {
      files: `
        import express from 'express';
        const app = express();
        const replacer = (key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
        app.post('/login', (req, res) => {
          console.log('login', JSON.stringify(req.headers, replacer)); // reported
          res.end();
        });
      `,
    },
    'a class of loggers prints what it was given': {
      files: {
        'src/lib/logger.ts': `
          export class Logger {
            constructor(private readonly scope: string) {}
            info(message: string, meta?: object) {
              console.log(JSON.stringify({ scope: this.scope, message, ...meta }));
            }
          }
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { Logger } from '../lib/logger';
          const app = express();
          const logger = new Logger('login');
          app.post('/login', (req, res) => {
            logger.info('login', { token: req.body.token }); // reported
            res.end();
          });
        `,
      },
      editor: 'silent',
    },
    'a configured logger has a name that says nothing': {
      files: {
        'src/lib/journal.ts': `
          import { open } from '@corp/journal';
          export const journal = open('shop');
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import { journal } from '../lib/journal';
          const app = express();
          app.post('/login', (req, res) => {
            journal.put('login', { password: req.body.password }); // reported
            res.end();
          });
        `,
      },
      config: { loggers: [{ import: 'journal', from: './src/lib/journal' }] },
      editor: 'silent',
    },
    'a configured logger is a member, and is used under another name': {
      files: {
        'src/lib/telemetry.ts': `
          import { open } from '@corp/journal';
          export default { ledger: open('shop'), count: open('numbers') };
        `,
        'src/routes/login.ts': `
          import express from 'express';
          import telemetry from '../lib/telemetry';
          const { ledger: own } = telemetry;
          const app = express();
          app.post('/login', (req, res) => {
            own.put('login', { password: req.body.password }); // reported
            telemetry.count.put('login', { password: req.body.password });
            res.end();
          });
        `,
      },
      config: { loggers: [{ import: 'default.ledger', from: './src/lib/telemetry' }] },
      editor: 'silent',
    },
    'a logger goes by its name': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/login', (req, res) => {
          req.ctx.journal.put('login', { password: req.body.password }); // reported
          req.ctx.paper.put('login', { password: req.body.password });
          res.end();
        });
      `,
      config: { loggers: ['journal'] },
      editor: 'silent',
    },
    'a configured logger is a class that is injected': {
      files: {
        'src/journal.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { open } from '@corp/journal';
          @Injectable()
          export class JournalService {
            put(event: string, fields: object) {
              return open('shop').put(event, fields);
            }
          }
        `,
        'src/auth.controller.ts': `
          import { Body, Controller, Post } from '@nestjs/common';
          import { JournalService } from './journal.service';
          @Controller('auth')
          export class AuthController {
            constructor(private readonly book: JournalService) {}
            @Post('login')
            login(@Body() body: { password: string }) {
              this.book.put('login', { password: body.password }); // reported
            }
          }
        `,
      },
      config: { loggers: [{ import: 'JournalService', from: './src/journal.service' }] },
      editor: 'silent',
    },
  },
} satisfies Cases;
