import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

// Only what knows Lit and custom elements; everything else is oxlint's.
export default [
  { ignores: ['**/dist/**', '**/dist-types/**'] },
  {
    files: ['packages/elements/src/**/*.ts', 'examples/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { ...lit['flat/recommended'].plugins, ...wc['flat/recommended'].plugins },
    rules: {
      ...lit['flat/recommended'].rules,
      ...wc['flat/recommended'].rules,
      'lit/no-template-map': 'off',
      'wc/guard-super-call': 'off',
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['lit/directives/unsafe-*'], message: 'Nothing is ever rendered as markup.' }] },
      ],
    },
  },
];
