import type { CrmClient } from '@towerp/crm-client';
import { atom, type WritableAtom } from 'nanostores';

/** What elements without a provider fall back on. */
export type Defaults = { client?: CrmClient; locale?: string };

const key = Symbol.for('@towerp/crm-elements/defaults');
type Shared = { [key]?: WritableAtom<Defaults> };

/** The page's one set of defaults, shared by every copy of the package. */
export const $defaults = (): WritableAtom<Defaults> => ((globalThis as Shared)[key] ??= atom<Defaults>({}));

/** Gives every element without a provider this client. */
export const setDefaultClient = (client: CrmClient, locale?: string): void => {
  $defaults().set({ client, ...(locale ? { locale } : {}) });
};
