import { counting } from './counted.js';

const n = counting('bg');

/** What the bell and its list say beside the basic words. */
export const bellWords = {
  notifications: 'Известия',
  notificationsLabel: n('Известия, # непрочетено', 'Известия, # непрочетени'),
  allRead: 'Всичко е прочетено',
  markAll: 'Прочети всички',
  markRead: 'Отбележи като прочетено',
  noNotifications: 'Тук ще видите кога ви споменават и какво ви възлагат.',
  inboxFailed: 'Известията не се заредиха',
  reasons: {
    mentioned: 'Споменаха ви',
    assigned: 'Възложена задача',
    group_mentioned: 'Споменаха ваша група',
    commented: 'Следвате нишката',
    status_changed: 'Следвате нишката',
    task_due: 'Вие сте отговорник',
  },
  viaGroupMention: (group: string) => `Споменаха групата „${group}“`,
};
