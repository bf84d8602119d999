import type { NotificationSettings as Settings } from '@towerp/crm-protocol';

/** A change of some settings; what is absent stays. */
export type Change = { reasons?: Partial<Settings['reasons']>; quietHours?: Settings['quietHours'] };

const merge = (settings: Settings, { reasons, quietHours }: Change): Settings => ({
  reasons: { ...settings.reasons, ...reasons },
  quietHours: quietHours === undefined ? settings.quietHours : quietHours,
});

/** Settings that show a change at once, and forget it again where the server refuses it, whatever was changed since. */
export class Unsaved {
  #confirmed: Settings;
  #changes: readonly Change[] = [];

  constructor(confirmed: Settings) {
    this.#confirmed = confirmed;
  }

  get shown(): Settings {
    return this.#changes.reduce(merge, this.#confirmed);
  }

  begin(change: Change): void {
    this.#changes = [...this.#changes, change];
  }

  confirm(change: Change): void {
    this.#confirmed = merge(this.#confirmed, change);
    this.refuse(change);
  }

  refuse(change: Change): void {
    this.#changes = this.#changes.filter((one) => one !== change);
  }
}
