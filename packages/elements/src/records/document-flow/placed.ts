import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class Placed extends Directive {
  #former = '';

  override render(_x: number, _y: number): unknown {
    return noChange;
  }

  override update(part: ElementPart, [x, y]: [number, number]): unknown {
    const place = `${String(x)} ${String(y)}`;
    if (place === this.#former) return noChange;
    this.#former = place;
    // Through the object model: a style attribute would break a strict Content-Security-Policy.
    const { style } = part.element as HTMLElement;
    style.insetInlineStart = `${String(x)}px`;
    style.top = `${String(y)}px`;
    return noChange;
  }
}

/** Places an element in its container, from the start of the writing direction and from above. */
export const placed = directive(Placed);

class Sized extends Directive {
  override render(_width: number, _height: number): unknown {
    return noChange;
  }

  override update(part: ElementPart, [width, height]: [number, number]): unknown {
    const { style } = part.element as HTMLElement;
    const wanted = `${String(width)}px`;
    if (style.width !== wanted) style.width = wanted;
    if (style.height !== `${String(height)}px`) style.height = `${String(height)}px`;
    return noChange;
  }
}

/** Gives an element its size. */
export const sized = directive(Sized);
