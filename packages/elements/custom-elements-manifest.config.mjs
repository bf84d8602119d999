const isPrivate = ({ name, privacy }) => privacy === 'private' || name?.startsWith('#') || name?.startsWith('_');

/** The analyzer lists private members and nameless events, and names sources where packages hold built files. */
const mend = () => ({
  name: 'mend-manifest',
  packageLinkPhase({ customElementsManifest }) {
    const built = (path) => path?.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
    for (const module of customElementsManifest.modules) {
      module.path = built(module.path);
      for (const { declaration } of module.exports ?? [])
        if (declaration?.module) declaration.module = built(declaration.module);
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter((member) => !isPrivate(member));
        declaration.attributes = declaration.attributes?.filter(
          (attribute) => !isPrivate({ name: attribute.fieldName }),
        );
        declaration.events = declaration.events?.filter((event) => event.name?.startsWith('towerp-'));
        if (declaration.superclass?.module) declaration.superclass.module = built(declaration.superclass.module);
      }
    }
  },
});

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [mend()],
};
