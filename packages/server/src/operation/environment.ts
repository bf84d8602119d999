import { z } from 'zod';
import type { S3Options } from '../files/index.js';
import { Mistake } from './mistake.js';

const minimumSecret = 32;

const urlOf = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), `must be a URL like ${example}`);

const postgresUrl = urlOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database').optional();

const isNatsUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && ['nats:', 'tls:'].includes(url.protocol) && url.hostname !== '';
};

const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const environments = ['production', 'development', 'test'] as const;
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const portRule = 'must be a port from 0 to 65535, where 0 takes a free one';

const variables = z.object({
  DATABASE_URL: postgresUrl,
  CRM_APP_DATABASE_URL: postgresUrl,
  NATS_URL: z
    .string()
    .refine(
      (text) => text.split(',').every((url) => isNatsUrl(url.trim())),
      'must be a URL like nats://user:password@host:4222 (tls:// with TLS), or several parted by commas',
    )
    .optional(),
  CRM_JWT_SECRET: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= minimumSecret, `must have ${String(minimumSecret)} bytes or more`)
    .optional(),
  CRM_JWKS_URL: urlOf(['https:', 'http:'], 'https://issuer.example/jwks.json').optional(),
  CRM_JWT_ISSUER: z.string().optional(),
  CRM_JWT_AUDIENCE: z.string().optional(),
  CRM_ENV: oneOf(environments).optional(),
  CRM_CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), 'must be origins like https://erp.example, separated by commas')
    .optional(),
  CRM_RATE_LIMIT: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number of requests a second, or 0 for no limit')
    .transform(Number)
    .optional(),
  CRM_FILES_DIR: z.string().optional(),
  CRM_S3_ENDPOINT: urlOf(['https:', 'http:'], 'https://s3.eu-central-1.amazonaws.com').optional(),
  CRM_S3_BUCKET: z.string().optional(),
  CRM_S3_REGION: z.string().default('us-east-1'),
  CRM_S3_ACCESS_KEY_ID: z.string().optional(),
  CRM_S3_SECRET_ACCESS_KEY: z.string().optional(),
  CRM_WEBHOOK_ALLOW_PRIVATE: z
    .enum(['0', '1'], { error: 'must be 1 or 0' })
    .transform((flag) => flag === '1')
    .optional(),
  CRM_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, portRule)
    .transform(Number)
    .refine((port) => port <= 65_535, portRule)
    .optional(),
  LOG_LEVEL: oneOf(levels).default('warn'),
});

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

type Variables = z.infer<typeof variables>;

/** What the environment says, checked. */
export interface Environment {
  readonly databaseUrl: string | undefined;
  readonly appDatabaseUrl: string | undefined;
  readonly natsUrl: string | undefined;
  readonly secret: string | undefined;
  readonly jwksUrl: string | undefined;
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly isProduction: boolean;
  readonly corsOrigins: readonly string[];
  readonly rateLimit: number | undefined;
  readonly filesFolder: string | undefined;
  /** The bucket in which files are kept instead of a folder. */
  readonly s3: S3Options | undefined;
  readonly allowPrivateWebhooks: boolean;
  /** Where metrics are told to everybody who asks; on the server's own port, only to this machine. */
  readonly metricsPort: number | undefined;
  readonly logLevel: Variables['LOG_LEVEL'];
}

const s3Names = ['CRM_S3_ENDPOINT', 'CRM_S3_BUCKET', 'CRM_S3_ACCESS_KEY_ID', 'CRM_S3_SECRET_ACCESS_KEY'] as const;

const s3Of = (values: Variables): S3Options | undefined => {
  const [endpoint, bucket, accessKeyId, secretAccessKey] = s3Names.map((name) => values[name]);
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, bucket, region: values.CRM_S3_REGION, accessKeyId, secretAccessKey };
};

/** Rules that no variable can be judged by alone. */
const togetherFault = (values: Variables): string | undefined => {
  if (values.CRM_JWKS_URL && values.CRM_JWT_SECRET)
    return 'CRM_JWT_SECRET and CRM_JWKS_URL cannot both be set: tokens have one kind of key.';
  if (values.CRM_JWKS_URL && !values.CRM_JWT_AUDIENCE)
    return 'CRM_JWKS_URL needs CRM_JWT_AUDIENCE: an issuer may also sign for others.';
  if (values.CRM_APP_DATABASE_URL && !values.DATABASE_URL)
    return 'CRM_APP_DATABASE_URL needs DATABASE_URL, the login that migrates.';
  const unset = s3Names.filter((name) => values[name] === undefined);
  if (unset.length > 0 && unset.length < s3Names.length)
    return `${unset.join(', ')}: needed too, for files to be kept in S3.`;
  if (unset.length === 0 && values.CRM_FILES_DIR)
    return 'CRM_FILES_DIR and CRM_S3_ENDPOINT cannot both be set: files are kept in one place.';
  return undefined;
};

/**
 * Reads the variables; empty ones count as unset. A value is never repeated in what is said: it may be a password.
 * @throws {Mistake}
 */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): Environment => {
  const given = Object.fromEntries(variableNames.map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Mistake(`${String(issue?.path[0])} ${issue?.message ?? 'cannot be used'}.`);
  }
  const values = parsed.data;
  const fault = togetherFault(values);
  if (fault) throw new Mistake(fault);
  return {
    databaseUrl: values.DATABASE_URL,
    appDatabaseUrl: values.CRM_APP_DATABASE_URL,
    natsUrl: values.NATS_URL,
    secret: values.CRM_JWT_SECRET,
    jwksUrl: values.CRM_JWKS_URL,
    issuer: values.CRM_JWT_ISSUER,
    audience: values.CRM_JWT_AUDIENCE,
    isProduction: values.CRM_ENV === 'production',
    corsOrigins: values.CRM_CORS_ORIGINS ?? [],
    rateLimit: values.CRM_RATE_LIMIT,
    filesFolder: values.CRM_FILES_DIR,
    s3: s3Of(values),
    allowPrivateWebhooks: values.CRM_WEBHOOK_ALLOW_PRIVATE ?? false,
    metricsPort: values.CRM_METRICS_PORT,
    logLevel: values.LOG_LEVEL,
  };
};
