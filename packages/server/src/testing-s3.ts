import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Options } from './files/index.js';

interface Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

/** Starts a server that speaks S3, with one bucket, on a free port of this machine. */
export const startS3 = async (): Promise<{ options: S3Options; stop(): Promise<void> }> => {
  // The package brings no types.
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => Server;
  const directory = await mkdtemp(join(tmpdir(), 'crm-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'crm' }],
  });
  const { port } = await server.run();
  const options = {
    endpoint: `http://127.0.0.1:${String(port)}`,
    bucket: 'crm',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
  const stop = async (): Promise<void> => {
    await server.close();
    await rm(directory, { recursive: true });
  };
  return { options, stop };
};
