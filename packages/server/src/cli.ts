#!/usr/bin/env node
import process from 'node:process';
import { run } from './operation/run.js';

process.exitCode = await run(process.argv.slice(2), process.env);
// Whatever is left open then does not keep the process.
setTimeout(() => process.exit(), 1_000).unref();
