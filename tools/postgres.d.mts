/** Starts a PostgreSQL of its own for tests and benchmarks. */
export const startPostgres: () => Promise<{ url: string; stop: () => Promise<void> }>;
