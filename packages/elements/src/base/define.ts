/** Registers a tag; where the page already has it, says so and goes on with the one it has. */
export const define = (tag: string, element: CustomElementConstructor): void => {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  // oxlint-disable-next-line no-console -- it must not break the page, nor pass unseen
  else if (known !== element) console.warn(`<${tag}> is already defined on this page; the first definition stays.`);
};
