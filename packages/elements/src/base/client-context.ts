import { createContext } from '@lit/context';
import type { CrmClient } from '@towerp/crm-client';

/** Under this key a provider hands its client down; the registered symbol lets two copies of the package meet. */
export const clientContext = createContext<CrmClient | undefined>(Symbol.for('@towerp/crm-client'));
