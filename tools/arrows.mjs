// Proves the one-way rule between floors and between rooms; a check that looked at nothing fails.
import { existsSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(process.env.CRM_ARROWS_ROOT ?? root);
const { options, ...ruleSet } = await extractConfig(
  fileURLToPath(new URL('../.dependency-cruiser.mjs', import.meta.url)),
);
const { output } = await cruise(['packages'], { ...options, ruleSet, validate: true }, undefined, {
  tsConfig: extractTsConfig(fileURLToPath(new URL('../tsconfig.base.json', import.meta.url))),
});

const { violations } = output.summary;
for (const { rule, from, to } of violations) process.stdout.write(`${rule.name}: ${from} → ${to}\n`);
const cruised = output.modules.filter(({ source }) => source.startsWith('packages/') && source.endsWith('.ts'));
const looked = new Set(cruised.map(({ source }) => source.split('/')[1]));
const missed = readdirSync('packages').filter((floor) => existsSync(`packages/${floor}/src`) && !looked.has(floor));
const arrows = cruised.reduce((sum, module) => sum + module.dependencies.length, 0);
if (missed.length > 0 || arrows < cruised.length)
  process.stdout.write(`Nothing was looked at in: ${missed.join(', ') || 'any floor'}\n`);
process.stdout.write(`${cruised.length} modules, ${arrows} arrows, ${violations.length} against the rules\n`);
process.exit(violations.length === 0 && missed.length === 0 && arrows >= cruised.length ? 0 : 1);
