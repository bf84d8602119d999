import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class PlacedAt extends Directive {
  #top: number | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placedAt stands on an element.');
  }

  override render(_top: number): unknown {
    return noChange;
  }

  override update(part: ElementPart, [top]: [number]): unknown {
    if (top === this.#top) return noChange;
    this.#top = top;
    // Through the object model: a style attribute would break a strict Content-Security-Policy.
    (part.element as HTMLElement).style.top = `${String(top)}px`;
    return noChange;
  }
}

/** Places an element so many pixels below the start of its container. */
export const placedAt = directive(PlacedAt);
