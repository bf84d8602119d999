import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A NATS server of one test file's own, which can go away and come back at the same address. */
export interface TestNats {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
};

const launch = async (args: readonly string[]): Promise<ChildProcess> => {
  const binary = process.env['CRM_TEST_NATS_SERVER'] ?? 'nats-server';
  const child = spawn(binary, [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('Server is ready')) resolve();
    });
    child.on('error', (error) =>
      reject(new Error(`NATS cannot be started (${error.message}): install nats-server, or name one in NATS_SERVER.`)),
    );
    child.on('exit', (code) => reject(new Error(`nats-server ended with ${String(code)}:\n${log}`)));
  });
  return child;
};

/** Starts a real NATS server on a free port of this machine. */
export const startNats = async (...more: readonly string[]): Promise<TestNats> => {
  const port = await freePort();
  const args = ['-a', '127.0.0.1', '-p', String(port), ...more];
  let child: ChildProcess | undefined = await launch(args);
  return {
    url: `nats://127.0.0.1:${String(port)}`,
    start: async () => {
      child ??= await launch(args);
    },
    stop: async () => {
      const running = child;
      child = undefined;
      if (!running) return;
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
    },
  };
};
