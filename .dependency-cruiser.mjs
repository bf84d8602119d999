// The arrows of ARCHITECTURE.md: floors and rooms know only what stands to their left, rooms only through their index.
const floors = {
  protocol: [],
  client: ['protocol'],
  server: ['protocol'],
  elements: ['protocol', 'client'],
  react: ['protocol', 'client', 'elements'],
  testing: ['protocol', 'client', 'server'],
};
const foundation = 'wire|access|http|stream|store|outbox|base|ui|styles|locale|database|changes|search|events';
const rooms = [
  'people', 'topics', 'records', 'files', 'mentions', 'threads', 'communications', 'tasks', 'comments', 'attachments',
  'timeline', 'overview', 'notifications', 'team', 'webhooks', 'settings', 'import', 'operation',
]; // prettier-ignore

// A screen shows what stands in all rooms, so it may use them; the rule against cycles still holds for it.
const screens = '^packages/elements/src/threads/thread-view/';

const forbidden = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    forbidden('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbidden('no-unresolved', {}, { couldNotResolve: true }),
    ...Object.entries(floors).map(([floor, below]) =>
      forbidden(
        `floor-${floor}`,
        { path: `^packages/${floor}/` },
        { path: `^packages/(?!(${[floor, ...below].join('|')})/)` },
      ),
    ),
    // On the elements' floor every element is a door of its own, so that a page downloads no more than it shows.
    forbidden(
      'rooms-through-index',
      { path: '^packages/(?!elements/)([^/]+)/src/([^/]+)/' },
      {
        path: `^packages/$1/src/(${rooms.join('|')})/`,
        pathNot: ['^packages/$1/src/$2/', '/index\\.ts$', '/define\\.ts$', '/testing\\.ts$'],
      },
    ),
    ...rooms.map((room, index) =>
      forbidden(
        `room-${room}`,
        { path: `^packages/[^/]+/src/${room}/`, pathNot: ['\\.test\\.ts$', screens] },
        { path: `^packages/[^/]+/src/(${[...rooms.slice(index + 1), 'none'].join('|')})/` },
      ),
    ),
    forbidden(
      'foundation-knows-no-room',
      { path: `^packages/[^/]+/src/(${foundation})/`, pathNot: '\\.test\\.ts$' },
      { path: `^packages/[^/]+/src/(${rooms.join('|')})/` },
    ),
    forbidden('packages-know-no-example', { path: '^packages/' }, { path: '^(examples|tests|tools|bench)/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$|/dist/|dist-types' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['towerp-source', 'import', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
