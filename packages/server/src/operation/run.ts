import { parseArgs } from 'node:util';
import { FolderHeldError } from '../database/index.js';
import { say, type Command, type Context } from './context.js';
import { doctor } from './doctor.js';
import { makeToken, migrateDatabase } from './maintenance.js';
import { Mistake } from './mistake.js';
import { serve } from './serve.js';
import { exportCompany, importFiles } from './transfer.js';
import { commandNames, help, usageOf, type CommandName } from './usage.js';

interface Called {
  readonly options: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
  readonly takesOperands?: boolean;
  readonly work: Command;
}

const commands: Record<CommandName, Called> = {
  serve: { options: ['port', 'host', 'data'], work: serve },
  import: { options: ['company', 'data', 'url', 'token'], takesOperands: true, work: importFiles },
  export: { options: ['company', 'data', 'url', 'token', 'out'], work: exportCompany },
  migrate: { options: ['data'], flags: ['restored'], work: migrateDatabase },
  token: { options: ['user', 'company', 'role', 'counterparty', 'name', 'ttl', 'data'], work: makeToken },
  doctor: { options: ['data'], work: doctor },
  help: {
    options: [],
    work: async () => {
      process.stdout.write(`${help}\n`);
      return Promise.resolve(0);
    },
  },
};

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);

const contextOf = (
  { options, flags = [], takesOperands = false }: Called,
  args: string[],
  env: Context['env'],
): Context => {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: Object.fromEntries([
        ...options.map((name) => [name, { type: 'string' as const }] as const),
        ...flags.map((name) => [name, { type: 'boolean' as const }] as const),
      ]),
      allowPositionals: takesOperands,
    });
    const texts = Object.entries(values).map(([name, value]) => [name, value === true ? '' : value]);
    return { values: Object.fromEntries(texts) as Context['values'], operands: positionals, env };
  } catch (error) {
    // What follows the first sentence is advice on how to write operands that begin with a dash.
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new Mistake(`${sentence.replace(/\.$/, '')}.`, true);
  }
};

const answerOf = (error: unknown, name: CommandName): number => {
  if (error instanceof FolderHeldError) {
    say(`${error.message} Stop it, or reach it with --url, or give --data another folder.`);
    return 2;
  }
  if (error instanceof Mistake) {
    say(error.message.replaceAll('\n', ' '));
    if (error.showsUsage) say(usageOf(name));
    return 2;
  }
  // A reader of stdout that has seen enough.
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 1;
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
};

/** Runs one command; answers the exit code. */
export const run = async ([name = '', ...args]: readonly string[], env: Context['env']): Promise<number> => {
  const wanted = name === '--help' || name === '-h' ? 'help' : name;
  if (!isCommand(wanted)) {
    say(wanted === '' ? 'A command is needed.' : `There is no command “${wanted}”.`);
    say(help);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usageOf(wanted)}\n`);
    return 0;
  }
  try {
    const called = commands[wanted];
    return await called.work(contextOf(called, args, env));
  } catch (error) {
    return answerOf(error, wanted);
  }
};
