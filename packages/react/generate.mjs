// Writes dist/ from the manifest of the elements: one wrapper an element, nothing by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const elements = dirname(fileURLToPath(import.meta.resolve('@towerp/crm-elements/package.json')));
const { modules } = JSON.parse(readFileSync(join(elements, 'custom-elements.json'), 'utf8'));

const tagOf = (path) => {
  const define = readFileSync(
    join(elements, path.replace(/^dist\//, 'src/').replace(/[^/]+\.js$/, 'define.ts')),
    'utf8',
  );
  return /'(towerp-[a-z-]+)'/.exec(define)[1];
};

const handlerOf = (name) =>
  `on${name.replace(/^towerp/, '').replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())}`;

const wrapped = modules.flatMap(({ path, declarations }) =>
  (declarations ?? [])
    .filter(({ kind, customElement }) => kind === 'class' && customElement)
    .map(({ name, description, members = [], events = [] }) => ({
      name,
      description: description?.split('\n')[0],
      tag: tagOf(path),
      door: path.replace(/^dist\//, '').replace(/\/[^/]+\.js$/, '/define'),
      properties: members
        .filter(({ kind, static: isStatic, readonly }) => kind === 'field' && !isStatic && !readonly)
        .map((field) => field.name),
      events: events.map((event) => ({
        handler: handlerOf(event.name),
        type: event.name,
        event: event.type?.text ?? 'Event',
      })),
    })),
);
if (wrapped.length === 0) throw new Error('The manifest names no element.');
wrapped.sort((a, b) => a.name.localeCompare(b.name));

const script = ({ name, tag, events }) =>
  `export const ${name} = createComponent({ tagName: '${tag}', elementClass: elements.${name}, react: React, events: { ${events
    .map(({ handler, type }) => `${handler}: '${type}'`)
    .join(', ')} } });`;

const types = ({ name, description, properties, events }) => `
/** ${description ?? name} */
export declare const ${name}: ForwardRefExoticComponent<
  Omit<HTMLAttributes<elements.${name}>, ${[...properties, ...events.map(({ handler }) => handler)].map((key) => `'${key}'`).join(' | ') || 'never'}> &
    Partial<Pick<elements.${name}, ${properties.map((key) => `'${key}'`).join(' | ') || 'never'}>> & {
${events.map(({ handler, event }) => `      ${handler}?: (event: ${event === 'Event' ? 'Event' : `elements.${event}`}) => void;`).join('\n')}
    } & RefAttributes<elements.${name}>
>;`;

const folder = fileURLToPath(new URL('dist', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'index.js'),
  [
    `import { createComponent } from '@lit/react';`,
    `import * as elements from '@towerp/crm-elements';`,
    `import * as React from 'react';`,
    ...wrapped.map(({ door }) => `import '@towerp/crm-elements/${door}';`),
    ...wrapped.map(script),
    '',
  ].join('\n'),
);
writeFileSync(
  join(folder, 'index.d.ts'),
  [
    `import type * as elements from '@towerp/crm-elements';`,
    `import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';`,
    ...wrapped.map(types),
    '',
  ].join('\n'),
);
