import { counting } from './counted.js';
import type { Messages, Widened } from './messages.js';

const n = counting('bg');

/** What is said of files alone; it is loaded with the first of them. */
export const bgFiles = {
  files: 'Файлове',
  drop: 'Пуснете файловете тук',
  waiting: 'чака реда си',
  uploading: (name: string) => `Качване на ${name}`,
  offline: 'чака връзка',
  paused: 'спрян',
  uploaded: 'качен',
  pause: (name: string) => `Спри качването на ${name}`,
  goOn: (name: string) => `Продължи качването на ${name}`,
  retry: (name: string) => `Опитай пак с ${name}`,
  remove: (name: string) => `Махни ${name}`,
  chooseAgain: 'Избери го пак',
  retryFailed: n('Опитай неуспешния', 'Опитай неуспешните #'),
  progress: (done: number, all: number) => `Качени ${String(done)} от ${String(all)}`,
  hasCome: (name: string) => `${name} е качен`,
  troubles: {
    offline: 'Връзката прекъсна.',
    refused: 'Сървърът не прие файла.',
    forbidden: 'Нямате право да качвате файлове.',
    signedOut: 'Влезте отново, за да продължи.',
    busy: 'Твърде много качвания наведнъж.',
    unreadable: 'Папка е или не може да се прочете. Не е прикачен.',
    tooLarge: 'По-голям е от 100 MB и не може да се прикачи.',
    forgotten: 'Не е на сървъра.',
  },
  obstacles: {
    words: 'Напишете и няколко думи: файл без текст не се изпраща.',
    stuck: 'Не всички файлове са качени. Опитайте пак или ги махнете, после изпратете.',
    waiting: 'Ще се изпрати само, щом файловете се качат.',
  },
  notOpened: 'Файлът не се отвори.',
  hold: 'Не изпращай още',
};

export type FileWords = Widened<typeof bgFiles>;

/** The words of files in the language of these messages. */
export const fileWords = (messages: Messages): FileWords => messages.files ?? bgFiles;
