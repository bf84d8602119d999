import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';

const families: Record<string, string> = {
  quote: 'trade',
  client_order: 'trade',
  sale: 'trade',
  production_order: 'make',
  purchase_order: 'make',
  product: 'make',
  delivery: 'move',
  shipment: 'move',
  financial_document: 'money',
  payment: 'money',
};

/** The colour family of a kind; what modules registered is neutral. */
export const familyOf = (kind: string): string => families[kind] ?? 'crm';

/** The name of a kind inside a sentence; its code where nobody named it. */
export const kindName = (kind: string, messages: Messages): string => messages.kinds[kind] ?? kind.replaceAll('_', ' ');

/** The two letters of a kind, as a paper document bears a code. */
export const lettersOf = (kind: string, messages: Messages): string =>
  messages.letters[kind] ?? kindName(kind, messages).slice(0, 2).toLocaleUpperCase();

export const kindMark = (kind: string, messages: Messages): TemplateResult =>
  html`<span class="kind ${familyOf(kind)}" title=${kindName(kind, messages)} aria-hidden="true"
    >${lettersOf(kind, messages)}</span
  >`;
