import type { Person } from '@towerp/crm-protocol';

/** A person as others see them; a name that is not known is the id. */
export const personOf = (id: string, name: string | null): Person => ({ kind: 'user', id, name: name ?? id });
