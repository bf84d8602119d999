import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnvironment, variableNames, type Environment } from './environment.js';
import { Mistake } from './mistake.js';

const secret = 'a secret of the tests, 32 bytes long';
const jwks = 'https://issuer.example/jwks.json';
const postgres = 'postgres://crm:hush@db.example:5432/crm';

const s3 = { CRM_S3_ENDPOINT: 'https://s3.example', CRM_S3_BUCKET: 'crm', CRM_S3_ACCESS_KEY_ID: 'key', CRM_S3_SECRET_ACCESS_KEY: 'hush' }; // prettier-ignore

type Row = readonly [env: Record<string, string>, key: keyof Environment, value: unknown];

const usable: readonly Row[] = [
  [{}, 'databaseUrl', undefined],
  [{ DATABASE_URL: postgres }, 'databaseUrl', postgres],
  [{ DATABASE_URL: 'postgresql:///crm?host=/run/postgresql' }, 'databaseUrl', 'postgresql:///crm?host=/run/postgresql'],
  [{ DATABASE_URL: postgres, CRM_APP_DATABASE_URL: postgres }, 'appDatabaseUrl', postgres],
  [{ NATS_URL: 'nats://127.0.0.1:4222' }, 'natsUrl', 'nats://127.0.0.1:4222'],
  [{ NATS_URL: 'tls://u:p@a.example, tls://b.example' }, 'natsUrl', 'tls://u:p@a.example, tls://b.example'],
  [{ CRM_JWT_SECRET: secret }, 'secret', secret],
  [{ CRM_JWT_SECRET: 'ключ от шестнадесет букви' }, 'secret', 'ключ от шестнадесет букви'],
  [{ CRM_JWKS_URL: jwks, CRM_JWT_AUDIENCE: 'crm' }, 'jwksUrl', jwks],
  [{ CRM_JWT_ISSUER: 'towerp' }, 'issuer', 'towerp'],
  [{ CRM_JWT_AUDIENCE: 'crm' }, 'audience', 'crm'],
  [{ CRM_ENV: 'production' }, 'isProduction', true],
  [{ CRM_ENV: 'development' }, 'isProduction', false],
  [{ CRM_CORS_ORIGINS: 'https://erp.example, http://localhost:3000' }, 'corsOrigins', ['https://erp.example', 'http://localhost:3000']],
  [{ CRM_CORS_ORIGINS: '' }, 'corsOrigins', []],
  [{ CRM_RATE_LIMIT: '0' }, 'rateLimit', 0],
  [{ CRM_RATE_LIMIT: ' 50 ' }, 'rateLimit', 50],
  [{ CRM_FILES_DIR: '/srv/crm/files' }, 'filesFolder', '/srv/crm/files'],
  [s3, 's3', { endpoint: 'https://s3.example', bucket: 'crm', region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'hush' }],
  [{ ...s3, CRM_S3_REGION: 'auto' }, 's3', { endpoint: 'https://s3.example', bucket: 'crm', region: 'auto', accessKeyId: 'key', secretAccessKey: 'hush' }],
  [{ CRM_FILES_DIR: '/srv' }, 's3', undefined],
  [{ CRM_WEBHOOK_ALLOW_PRIVATE: '1' }, 'allowPrivateWebhooks', true],
  [{ CRM_WEBHOOK_ALLOW_PRIVATE: '0' }, 'allowPrivateWebhooks', false],
  [{ CRM_METRICS_PORT: '9464' }, 'metricsPort', 9464],
  [{ LOG_LEVEL: 'info' }, 'logLevel', 'info'],
  [{}, 'logLevel', 'warn'],
  // A variable that somebody unset by emptying it is not set.
  [{ DATABASE_URL: '', CRM_JWT_SECRET: ' ', CRM_JWKS_URL: '', LOG_LEVEL: '' }, 'logLevel', 'warn'],
]; // prettier-ignore

const unusable: readonly (readonly [env: Record<string, string>, line: RegExp])[] = [
  [{ DATABASE_URL: 'mysql://crm:hush@db.example/crm' }, /^DATABASE_URL must be a URL like postgres:\/\//],
  [{ DATABASE_URL: 'hush' }, /^DATABASE_URL must be a URL/],
  [{ DATABASE_URL: postgres, CRM_APP_DATABASE_URL: 'hush' }, /^CRM_APP_DATABASE_URL must be a URL/],
  [{ CRM_APP_DATABASE_URL: postgres }, /^CRM_APP_DATABASE_URL needs DATABASE_URL/],
  [{ NATS_URL: 'hush:4222' }, /^NATS_URL must be a URL like nats:/],
  [{ NATS_URL: 'nats://a.example,' }, /^NATS_URL must be a URL/],
  [{ NATS_URL: 'nats://' }, /^NATS_URL must be a URL/],
  [{ CRM_JWT_SECRET: 'hush' }, /^CRM_JWT_SECRET must have 32 bytes or more/],
  [{ CRM_JWKS_URL: jwks }, /^CRM_JWKS_URL needs CRM_JWT_AUDIENCE/],
  [{ CRM_JWKS_URL: 'hush', CRM_JWT_AUDIENCE: 'crm' }, /^CRM_JWKS_URL must be a URL like https:/],
  [{ CRM_JWKS_URL: jwks, CRM_JWT_AUDIENCE: 'crm', CRM_JWT_SECRET: secret }, /^CRM_JWT_SECRET and CRM_JWKS_URL cannot/],
  [{ CRM_ENV: 'prod' }, /^CRM_ENV must be one of production, development, test/],
  [{ CRM_CORS_ORIGINS: '*' }, /^CRM_CORS_ORIGINS must be origins/],
  [{ CRM_CORS_ORIGINS: 'https://erp.example/' }, /^CRM_CORS_ORIGINS must be origins/],
  [{ CRM_CORS_ORIGINS: 'null' }, /^CRM_CORS_ORIGINS must be origins/],
  [{ CRM_RATE_LIMIT: '-1' }, /^CRM_RATE_LIMIT must be a whole number/],
  [{ CRM_RATE_LIMIT: '1.5' }, /^CRM_RATE_LIMIT must be a whole number/],
  [{ ...s3, CRM_S3_ENDPOINT: 's3.example' }, /^CRM_S3_ENDPOINT must be a URL like https:/],
  [{ ...s3, CRM_S3_SECRET_ACCESS_KEY: '', CRM_S3_BUCKET: '' }, /^CRM_S3_BUCKET, CRM_S3_SECRET_ACCESS_KEY: needed too/],
  [{ ...s3, CRM_FILES_DIR: '/srv' }, /^CRM_FILES_DIR and CRM_S3_ENDPOINT cannot both/],
  [{ CRM_WEBHOOK_ALLOW_PRIVATE: 'yes' }, /^CRM_WEBHOOK_ALLOW_PRIVATE must be 1 or 0/],
  [{ CRM_METRICS_PORT: '70000' }, /^CRM_METRICS_PORT must be a port/],
  [{ CRM_METRICS_PORT: 'x' }, /^CRM_METRICS_PORT must be a port/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal,/],
];

test('every value that can be used is read as it is meant', () => {
  for (const [env, key, value] of usable) assert.deepEqual(readEnvironment(env)[key], value, JSON.stringify(env));
});

test('a value that cannot be used is told in one line, and never repeated', () => {
  for (const [env, line] of unusable)
    assert.throws(
      () => readEnvironment(env),
      (error) => {
        assert.ok(error instanceof Mistake);
        assert.match(error.message, line);
        assert.ok(!error.message.includes('\n') && !error.message.includes('hush'), error.message);
        return true;
      },
    );
});

test('every variable is in both tables', () => {
  const named = (rows: readonly (readonly [Record<string, string>, ...unknown[]])[]): Set<string> =>
    new Set(rows.flatMap(([env]) => Object.keys(env)));
  const free = new Set(['CRM_JWT_ISSUER', 'CRM_JWT_AUDIENCE', 'CRM_S3_REGION']);
  assert.deepEqual(variableNames.filter((name) => !named(usable).has(name)), []); // prettier-ignore
  assert.deepEqual(variableNames.filter((name) => !free.has(name) && !named(unusable).has(name)), []); // prettier-ignore
});
