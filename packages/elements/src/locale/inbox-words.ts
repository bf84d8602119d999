import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What the inbox of notifications and their settings say; the bell downloads none of it. */
export const bgInbox = {
  filter: 'Кои известия',
  views: {
    unread: 'Непрочетени',
    mentions: 'Споменавания',
    assigned: 'Възложени',
    all: 'Всички',
    snoozed: 'Отложени',
  },
  noneIn: {
    mentions: 'Никой не ви е споменал',
    assigned: 'Нищо не ви е възложено',
    all: 'Още няма известия',
    snoozed: 'Нищо не е отложено',
  },
  noneLoaded: 'Няма такива между заредените. По-старите са надолу.',
  showAll: 'Покажи всички',
  moreInThread: n('Още # по тази нишка', 'Още # по тази нишка'),
  done: 'Готово',
  snooze: 'Отложи',
  more: 'Още действия',
  mute: 'Заглуши нишката',
  less: (reason: string) => `Без известия: ${reason}`,
  unread: 'Отбележи като непрочетено',
  doneSaid: (topic: string) => `„${topic}“ е прочетено`,
  unreadSaid: (topic: string) => `„${topic}“ е непрочетено`,
  snoozedSaid: (topic: string, until: string) => `„${topic}“ е отложено до ${until}`,
  wokenSaid: (topic: string) => `„${topic}“ вече не е отложено`,
  mutedSaid: (topic: string) => `„${topic}“ е заглушена: остават споменаванията и възложеното`,
  lessSaid: (reason: string) => `Спрени известия: ${reason}`,
  allSaid: 'Всички известия са прочетени',
  refused: 'Не се запази.',
  tooLate: 'Вече не може да се върне.',
  snoozeUntil: 'Отложи до',
  snoozedUntil: (until: string) => `Отложено до ${until}`,
  wake: 'Върни сега',
  times: { later: 'По-късно днес', morning: 'Утре сутринта', monday: 'Понеделник', own: 'Избери ден и час' },
  momentPast: 'Изберете момент в бъдещето.',
  openSettings: 'Настройки',
  keys: {
    title: 'Клавиши',
    move: 'движение',
    open: 'отвори',
    done: 'готово',
    snooze: 'отложи',
    unread: 'прочетено / непрочетено',
    undo: 'върни',
    help: 'този списък',
  },
  settings: 'Настройки на известията',
  settingsFailed: 'Настройките не се заредиха',
  saved: 'Записано',
  notSaved: 'Не се записа и остава както беше.',
  reasonsTitle: 'За какво да ви известяваме',
  reasonNames: {
    mentioned: 'Споменават ме',
    assigned: 'Възлагат ми задача',
    group_mentioned: 'Споменават моя група',
    commented: 'Нови записи в нишки, които следвам',
    status_changed: 'Нов статус на нишки, които следвам',
    task_due: 'Моя задача е със срок днес или просрочена',
  },
  quietTitle: 'Тихи часове',
  quietOn: 'Не ме известявайте в тези часове',
  quietWhy: (zone: string) => `Каквото дойде тогава, излиза като ново след края им. Часова зона: ${zone}.`,
  from: 'От',
  to: 'До',
  overMidnight: 'през полунощ',
  sameHours: 'Началото и краят съвпадат: няма тихи часове.',
  browserTitle: 'Известия от браузъра',
  browserAsk: 'Позволи известия от браузъра',
  browserWhy: 'Показват се, докато страницата е отворена, дори зад други прозорци.',
  browserOn: 'Показвай известията и на екрана на това устройство',
  browserDenied: 'Браузърът ги е забранил за този сайт. Разрешете ги от иконата пред адреса на страницата.',
  browserMissing: 'Този браузър не може да показва известия.',
};

export type InboxWords = Widened<typeof bgInbox>;

/** The words of the inbox in the language of these messages. */
export const inboxWords = (messages: Messages): InboxWords => messages.inbox ?? bgInbox;
