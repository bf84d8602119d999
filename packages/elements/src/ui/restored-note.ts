import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';

/** Says that what stands in a field was begun earlier, and lets it be thrown away. */
export const restoredNote = (messages: Messages, discard: () => void): TemplateResult =>
  html`<p class="restored small muted">
    ${messages.draftRestored}
    <button type="button" class="link" @click=${discard}>${messages.discardDraft}</button>
  </p>`;
