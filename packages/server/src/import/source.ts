import type { ImportLine } from '@towerp/crm-protocol';

/** What a module of the ERP says: kinds, people, groups, records with what they derive from, and contacts. */
export type ErpLine = Extract<ImportLine, { type: 'company' | 'kind' | 'user' | 'group' | 'record' | 'contact' }>;

/** Some changes, and where to go on after them. */
export interface ErpPage {
  readonly lines: readonly ErpLine[];
  /** Given back as it is when the next pull begins; at most 1,000 characters. */
  readonly cursor: string;
}

/**
 * A feed of what the ERP holds, which the CRM pulls. Whatever changed after a cursor comes again as a whole, as it stands
 * now; what a line refers to comes before it, in the same pull or an earlier one.
 */
export interface ErpSource {
  /** By this name the CRM keeps the cursor; it never changes. */
  readonly name: string;
  /** What has changed since a cursor, the earliest first; everything where it is null. */
  changesSince(cursor: string | null): AsyncIterable<ErpPage>;
}
