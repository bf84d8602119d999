type GetToken = () => string | Promise<string>;

/** Asks one question at a time: whoever asks while an answer is on its way shares it. */
export const oneAtATime = (ask: GetToken): (() => Promise<string>) => {
  let pending: Promise<string> | undefined;
  return () =>
    (pending ??= Promise.resolve()
      .then(ask)
      .finally(() => {
        pending = undefined;
      }));
};
