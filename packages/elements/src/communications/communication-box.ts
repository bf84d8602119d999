import type { Communication } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../base/times.js';
import { filesOf } from '../files/files-of.js';
import { laneTag } from '../threads/lane-tag.js';
import { mailIcon, phoneIncomingIcon, phoneOutgoingIcon, usersIcon } from '../ui/icons.js';
import { sendIcon } from '../ui/more-icons.js';
import { moment } from '../ui/moments.js';

const channelIcon = ({ channel, direction }: Communication): TemplateResult => {
  if (channel === 'meeting') return usersIcon();
  if (channel === 'email') return direction === 'outbound' ? sendIcon() : mailIcon();
  return direction === 'inbound' ? phoneIncomingIcon() : phoneOutgoingIcon();
};

/** The round sign of a communication's channel and direction. */
export const channelSign = (communication: Communication): TemplateResult =>
  html`<span class="avatar large sign">${channelIcon(communication)}</span>`;

/** A talk, a meeting or an email with the outside: who with, when, what about, what was agreed. */
export const communicationBox = (
  communication: Communication,
  isMember: boolean,
  timing: Timing,
  tools: TemplateResult | typeof nothing = nothing,
): TemplateResult => {
  const { messages } = timing;
  const { direction, channel, contact, visibility } = communication;
  return html`<div class="box ${visibility === 'shared' && isMember ? 'shared' : ''}">
    <div class="byline">
      <span class="strong">${messages[direction][channel]}</span>
      ${contact ? html`<span class="muted">${contact.name}${contact.position ? `, ${contact.position}` : ''}</span>` : nothing}
      <span class="small muted">${moment(communication.occurredAt, timing)}</span>
      ${laneTag(visibility, isMember, messages)}${tools}
    </div>
    <div class="inside">
      <p class="medium">${messages.topicLine(communication.topic)}</p>
      ${communication.body ? html`<towerp-mention-text .value=${communication.body}></towerp-mention-text>` : nothing}${filesOf(communication)}
      <p class="small muted by">${messages.recordedBy(communication.author.name)}</p>
    </div>
  </div>`;
};
