import type { Visibility } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locale/messages.js';
import { lockIcon } from '../ui/icons.js';
import { eyeIcon } from '../ui/more-icons.js';

/** The sign of an entry's lane: a padlock, or a solid tag. Who reads from outside knows of no lanes. */
export const laneTag = (
  visibility: Visibility,
  isMember: boolean,
  messages: Messages,
): TemplateResult | typeof nothing => {
  if (!isMember) return nothing;
  return visibility === 'shared'
    ? html`<span class="lane shared">${eyeIcon()}${messages.shared}</span>`
    : html`<span class="lane">${lockIcon()}${messages.internal}</span>`;
};
