/** The reference as Markdown; a name that is no longer exported is an error. */
export function referenceOf(): string;
