import type { LitElement } from 'lit';
import { bg } from '../locale/bg.js';
import { BasicLanguageController } from './basic-language-controller.js';

/** Gives its host the language of the nearest `lang`, and every message, also when that changes. */
export class LanguageController extends BasicLanguageController {
  constructor(host: LitElement) {
    super(host, bg);
  }
}
