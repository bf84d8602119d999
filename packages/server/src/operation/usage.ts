export const commandNames = ['serve', 'import', 'export', 'migrate', 'token', 'doctor', 'help'] as const;
export type CommandName = (typeof commandNames)[number];

const usages: Record<CommandName, string> = {
  serve: 'serve [--port 8080] --data DIR [--host 127.0.0.1]',
  import: 'import FILE… --company C [--data DIR | --url URL --token T]',
  export: 'export --company C [--out FILE] [--data DIR | --url URL --token T]',
  migrate: 'migrate [--data DIR] [--restored]',
  token:
    'token --user U --company C --role admin|member|portal|service [--counterparty X] [--name N] [--ttl SECONDS] [--data DIR]',
  doctor: 'doctor [--data DIR]',
  help: 'help',
};

/** How one command is called. */
export const usageOf = (command: CommandName): string => `Usage: towerp-crm ${usages[command]}`;

/** How every command is called, and what it reads. */
export const help = [
  'Usage: towerp-crm COMMAND',
  '',
  ...commandNames.map((name) => `  ${usages[name]}`),
  '',
  'The data lie in --data DIR (an embedded database), or in PostgreSQL where DATABASE_URL names one.',
  'Environment: DATABASE_URL, CRM_APP_DATABASE_URL, NATS_URL, CRM_JWT_SECRET or CRM_JWKS_URL, CRM_JWT_ISSUER, CRM_JWT_AUDIENCE,',
  '  CRM_ENV, CRM_CORS_ORIGINS, CRM_RATE_LIMIT, CRM_FILES_DIR or CRM_S3_ENDPOINT, CRM_S3_BUCKET, CRM_S3_REGION,',
  '  CRM_S3_ACCESS_KEY_ID, CRM_S3_SECRET_ACCESS_KEY, CRM_WEBHOOK_ALLOW_PRIVATE, CRM_METRICS_PORT, LOG_LEVEL.',
  'What each means: docs/operations.md.',
  'Exit codes: 0 done, 1 something failed or was rejected, 2 a call or a setting that cannot be used.',
].join('\n');
