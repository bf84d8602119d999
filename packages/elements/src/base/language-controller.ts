import type { LitElement } from 'lit';
import { bg } from '../locale/bg.js';
import type { Messages } from '../locale/messages.js';
import { BasicLanguageController } from './basic-language-controller.js';

/** Gives its host the language of the nearest `lang`, and every message, also when that changes. */
export class LanguageController extends BasicLanguageController {
  /** @param words what the host says in Bulgarian beside them */
  constructor(host: LitElement, words: Partial<Messages> = {}) {
    super(host, { ...bg, ...words });
  }
}
