import { readEnvironment, type Environment } from './environment.js';
import { Mistake } from './mistake.js';

/** What a command is given: its options as written, and where it speaks. */
export interface Context {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly operands: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Does a command's work; answers the exit code. */
export type Command = (context: Context) => Promise<number>;

export const environmentOf = ({ env }: Context): Environment => readEnvironment(env);

/** A line for the person, beside what goes to other programs. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** An option that the command cannot do without. @throws {Mistake} */
export const required = ({ values }: Context, name: string): string => {
  const value = values[name];
  if (value === undefined || value === '') throw new Mistake(`--${name} is needed.`, true);
  return value;
};

/** A whole number from an option. @throws {Mistake} */
export const numberOf = (
  { values }: Context,
  name: string,
  { usual, from, to }: { usual: number; from: number; to: number },
): number => {
  const text = values[name];
  if (text === undefined) return usual;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new Mistake(`--${name} must be a whole number from ${String(from)} to ${String(to)}, not “${text}”.`, true);
};
