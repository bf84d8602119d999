import type { TeamMember, TeamSignal } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { teamWords, type TeamWords } from '../../locale/team-words.js';
import type { Messages } from '../../locale/messages.js';
import { avatar } from '../../ui/avatar.js';
import { heading } from '../../ui/heading.js';
import { lifeBuoyIcon, trendingDownIcon, triangleAlertIcon } from '../../ui/team-icons.js';
import { durations, paceOf } from './figures.js';

const signals: readonly TeamSignal[] = ['needs_help', 'in_difficulty', 'faster'];
const mostShown = 3;

/** How much each bears its signal: who bears it most stands first. */
const weightOf: Record<TeamSignal, (member: TeamMember) => number> = {
  needs_help: ({ awaitingDecision }) => awaitingDecision,
  in_difficulty: (member) => member.overdue * 1000 + (paceOf(member)?.percent ?? 0),
  faster: (member) => -(paceOf(member)?.percent ?? 0),
};

/** The sign of each: told apart by shape and word. */
export const signalIcons: Record<TeamSignal, () => TemplateResult> = {
  needs_help: lifeBuoyIcon,
  in_difficulty: triangleAlertIcon,
  faster: trendingDownIcon,
};

/** What a median is compared with, in words. */
export const paceWords = (member: TeamMember, words: TeamWords, language: string): string | undefined => {
  const pace = paceOf(member);
  if (!pace) return undefined;
  const say = durations(language, Math.max(pace.median, pace.against));
  const against = pace.of === 'team' ? words.medianAgainstTeam : words.medianAgainst;
  return against(say(pace.median), say(pace.against));
};

/** Why somebody bears a signal, as one sentence. */
export const reasonOf = (member: TeamMember, signal: TeamSignal, words: TeamWords, language: string): string => {
  const pace = paceWords(member, words, language);
  const parts: (string | undefined)[] =
    signal === 'needs_help'
      ? [words.waiting(member.awaitingDecision)]
      : signal === 'in_difficulty'
        ? [
            member.overdue > 0 ? words.overdue(member.overdue) : words.late,
            paceOf(member)?.verdict === 'slower' ? pace : undefined,
          ]
        : [words.completed(member.completed), pace];
  return parts.filter(Boolean).join(' · ');
};

const person = (member: TeamMember, signal: TeamSignal, words: TeamWords, language: string): TemplateResult =>
  html`<li>
    ${avatar(member.person, 'large')}
    <span
      ><span class="medium">${member.person.name}</span
      ><span class="small muted">${reasonOf(member, signal, words, language)}</span></span
    >
  </li>`;

const card = (
  signal: TeamSignal,
  members: readonly TeamMember[],
  level: number,
  messages: Messages,
  language: string,
): TemplateResult => {
  const words = teamWords(messages);
  const weight = weightOf[signal];
  const bearers = members.filter((member) => member.signals.includes(signal)).sort((a, b) => weight(b) - weight(a));
  const rest = bearers.length - mostShown;
  return html`<section class="card ${signal} ${bearers.length === 0 ? 'quiet' : ''}">
    ${heading(level, 'signal', html`${signalIcons[signal]()}<span>${words.signals[signal]}</span><span class="count">${bearers.length}</span>`)}
    ${
      bearers.length > 0
        ? html`<ul>
            ${bearers.slice(0, mostShown).map((member) => person(member, signal, words, language))}
          </ul>`
        : html`<p class="small muted">${words.noSignal[signal]}</p>`
    }
    ${rest > 0 ? html`<p class="small muted">${words.moreColleagues(rest)}</p>` : nothing}
  </section>`;
};

/** Who needs help and why, who is in difficulty, who is faster: what is read first. */
export const signalCards = (
  members: readonly TeamMember[],
  level: number,
  messages: Messages,
  language: string,
): TemplateResult =>
  html`<div class="cards">${signals.map((signal) => card(signal, members, level, messages, language))}</div>`;
