import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { words } from '../../gallery/words.js';
import { base } from '../styles/base.styles.js';
import { conditions } from '../styles/conditions.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { skeletonRows } from './conditions.js';

class Waiting extends LitElement {
  static override styles = [tokens, base, conditions];

  override render(): TemplateResult {
    return skeletonRows(2, words);
  }
}

describe('what waits', () => {
  before(() => {
    customElements.define('test-waiting', Waiting);
  });

  it('shows each bone, without a style of the element’s own', async () => {
    const element = await fixture<Waiting>(html`<test-waiting></test-waiting>`);
    const bones = [...element.renderRoot.querySelectorAll<HTMLElement>('.bone')];
    expect(bones.length).to.equal(6);
    for (const { offsetWidth, offsetHeight } of bones) {
      expect(offsetWidth).to.be.above(0);
      expect(offsetHeight).to.be.above(0);
    }
  });
});
