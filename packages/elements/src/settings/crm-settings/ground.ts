import type { CrmClient } from '@towerp/crm-client';
import type { LitElement } from 'lit';
import type { Timing } from '../../base/times.js';

/** What every section of the settings stands on. */
export interface Ground {
  readonly host: LitElement;
  readonly client: CrmClient | undefined;
  readonly timing: Timing;
  /** Whether the reader may change what the company has set. */
  readonly isWritable: boolean;
  /** The level of a section's title. */
  readonly level: number;
}

/** Leads the focus to what stands in the host once it has rendered. */
export const focusOn = async (host: LitElement, selector: string): Promise<void> => {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
};

/** Selects what a field holds, too. */
export const selectIn = async (host: LitElement, selector: string): Promise<void> => {
  await focusOn(host, selector);
  host.renderRoot.querySelector<HTMLInputElement>(selector)?.select();
};
