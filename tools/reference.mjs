// Writes docs/sdk/reference.md from the doc comments of the client's public types: `node tools/reference.mjs`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const printer = ts.createPrinter({ removeComments: true });

/** In the order of the reference; each is an interface or type that the package exports. */
const sections = {
  'The client': ['CrmClientOptions', 'Hooks', 'Logger', 'CrmClient'],
  Rooms: [
    'Threads', 'Timelines', 'Comments', 'Communications', 'Tasks', 'Attachments', 'Records', 'Mentions', 'Topics',
    'People', 'Notifications', 'Team', 'Webhooks', 'Files', 'Drafts',
  ],
  Calls: ['CallOptions', 'WriteOptions', 'Reply', 'Responded', 'Write', 'PageRequest'],
  Stores: ['Loadable', 'ShownList', 'CountedList', 'ThreadList', 'Timeline', 'TimelineEntry', 'Inbox', 'Connection', 'StreamState'],
  Outbox: ['OutboxState', 'QueuedWrite', 'Refusal'],
  Testing: ['TestCrm', 'TestCrmOptions', 'TestPerson', 'Faults', 'Wire'],
}; // prettier-ignore

const commentOf = (node) => {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  if (!doc) return { text: '', isInternal: false };
  const tags = doc.tags ?? [];
  const fallback = tags.find(({ tagName }) => tagName.text === 'default')?.comment;
  const text = [ts.getTextOfJSDocComment(doc.comment), fallback && `Default: ${String(fallback)}.`]
    .filter(Boolean)
    .join(' ');
  return {
    text: text.replaceAll(/\s+/g, ' '),
    isInternal: tags.some(({ tagName }) => tagName.text === 'internal'),
  };
};

const isShown = (member) =>
  member.name &&
  !ts.isPrivateIdentifier(member.name) &&
  !ts.isSetAccessor(member) &&
  !ts.isConstructorDeclaration(member) &&
  !commentOf(member).isInternal;

const signatureOf = (member, file) => {
  const bodiless = member.body ? member.getText(file).slice(0, member.body.getStart(file) - member.getStart(file)) : undefined;
  return (bodiless ?? printer.printNode(ts.EmitHint.Unspecified, member, file))
    .replaceAll(/\s+/g, ' ')
    .replace(/^readonly |^get /, '')
    .replace(/ = [^>].*$/, '')
    .replace(/[;,] ?$/, '')
    .trim();
}; // prettier-ignore

const sectionOf = (name, declaration) => {
  const file = declaration.getSourceFile();
  const lines = [`### ${name}`, '', commentOf(declaration).text, ''];
  if (ts.isTypeAliasDeclaration(declaration))
    lines.push('```text', printer.printNode(ts.EmitHint.Unspecified, declaration.type, file), '```', '');
  const members = (declaration.members ?? []).filter(isShown);
  for (const member of members) {
    const { text } = commentOf(member);
    lines.push(`- \`${signatureOf(member, file)}\`${text ? ` — ${text}` : ''}`);
  }
  return [...lines, ''];
};

/** The reference as Markdown; a name that is no longer exported is an error. */
export const referenceOf = () => {
  const entries = ['client', 'testing'].map((floor) => join(root, 'packages', floor, 'src/index.ts'));
  const { options } = ts.parseJsonConfigFileContent({ extends: './tsconfig.base.json' }, ts.sys, root);
  const program = ts.createProgram(entries, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const exported = new Map(
    entries.flatMap((entry) =>
      checker
        .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)))
        .map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]),
    ),
  ); // prettier-ignore
  const lines = ['# Reference', '', 'Written by `tools/reference.mjs` from the comments in the code.', ''];
  for (const [title, names] of Object.entries(sections)) {
    lines.push(`## ${title}`, '');
    for (const name of names) {
      const declaration = exported.get(name)?.declarations?.[0];
      if (!declaration) throw new Error(`${name} is not exported any more.`);
      lines.push(...sectionOf(name, declaration));
    }
  }
  return lines.join('\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(root, 'docs/sdk/reference.md');
  writeFileSync(path, referenceOf());
  execFileSync(process.execPath, [join(root, 'node_modules/prettier/bin/prettier.cjs'), '--write', path]);
}
