const gap = 6;
const edge = 8;

/** Shows a popup at the caret, below it or above where there is no room, always inside the window; hides it otherwise. */
export const placePopup = (
  popup: HTMLElement,
  isOpen: boolean,
  caret: { left: number; top: number; bottom: number } | undefined,
): void => {
  const isShown = popup.matches(':popover-open');
  if (!isOpen || !caret) {
    if (isShown) popup.hidePopover();
    return;
  }
  if (!isShown) popup.showPopover();
  const { width, height } = popup.getBoundingClientRect();
  const fitsBelow = caret.bottom + gap + height <= innerHeight - edge;
  const top = fitsBelow ? caret.bottom + gap : Math.max(edge, caret.top - gap - height);
  const left = Math.min(Math.max(edge, caret.left), Math.max(edge, innerWidth - width - edge));
  popup.style.setProperty('--_candidates-top', `${String(top)}px`);
  popup.style.setProperty('--_candidates-left', `${String(left)}px`);
};
