import { html, type TemplateResult } from 'lit';

// A file of their own, since a bundler that splits keeps a whole file together: these load with what uses them.
/** Icons of Lucide (ISC licence) for notifications. */
export const circleMinusIcon = (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10" />
    <path d="M8 12h8" />
  </svg>`;
export const slidersIcon = (): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M20 7h-9" />
    <path d="M14 17H5" />
    <circle cx="17" cy="17" r="3" />
    <circle cx="7" cy="7" r="3" />
  </svg>`;
