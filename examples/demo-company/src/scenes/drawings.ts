import type { RichTextDocument } from '@towerp/crm-protocol';
import { rich } from '../rich-text.js';
import { allStatuses, orderOf, quoteOf } from '../threads/scene.js';
import type { Scene } from '../threads/scene.js';
import { agree } from '../threads/situation.js';

/** What clients object to in a drawing, and what is said about it here. */
const REMARKS: readonly { notes: RichTextDocument; remark: RichTextDocument; advice: RichTextDocument }[] = [
  {
    notes: rich`Имам три забележки:
- контактите да са отляво
- цокълът 8 см вместо 10
- вратичките без дръжки, с отваряне на натиск`,
    remark: rich`Отваряне на натиск при тази тежест няма да държи. Ще предложа скрита дръжка, другото го отразявам.`,
    advice: rich`Скритата дръжка е фрезована, 40 минути повече на брой.`,
  },
  {
    notes: rich`Нишата е 182 см, не 186. Премерих я лично два пъти.`,
    remark: rich`Тогава страниците стават по 18 мм и няма място за лайсна. Преработвам го.`,
    advice: rich`Оставете поне 5 мм луфт отстрани, стената едва ли е права.`,
  },
  {
    notes: rich`Изглежда добре. Може ли плотът да излиза с 3 см напред?`,
    remark: rich`Може, но пред чекмеджетата ще пречи. Давам 2 см и скосяване.`,
    advice: rich`Скосяването е с готов нож, без доплащане.`,
  },
  {
    notes: rich`Не виждам къде минават кабелите. Трябва отвор Ø60 с капачка.`,
    remark: rich`Има право, пропуснали сме ги. Слагам два отвора, за да може и отляво.`,
    advice: rich`За отвора имаме шаблон. Капачките са в цвят алуминий или черни.`,
  },
  {
    notes: rich`Рафтовете да са три, а не четири, и най-горният да е за класьори.`,
    remark: rich`Отразявам го. Средният рафт става конструктивен, няма да е подвижен.`,
    advice: rich`При тази ширина рафтът иска подпора по средата, иначе провисва.`,
  },
  {
    notes: rich`Цокълът на стената е 12 см и мебелът няма да допре. Помислете как да се реши.`,
    remark: rich`Изрязвам гърба по профила на цокъла. Трябва ми снимка на ъгъла.`,
    advice: rich`По-просто е с 15 мм чело отзад, не се вижда.`,
  },
];

/** A drawing that the client has to sign. */
export const drawingApproval: Scene = {
  name: 'drawing-approval',
  topicTitle: 'Чертежи и технически въпроси',
  weight: 5,
  lag: [1, 6],
  reaches: allStatuses,
  isSharable: true,
  goods: (product) => ['ГР', 'ШК', 'РЦ', 'НШ', 'БР'].includes(product.family.prefix),
  causes: (flow) => [...orderOf(flow), ...(flow.order === undefined ? quoteOf(flow) : [])],
  *play(t, s) {
    const version = t.int(2, 4);
    t.open(
      s.designer,
      t.one([
        `Чертежи за ${s.the}, вариант ${String(version)}`,
        `Одобрение на чертеж: ${s.many}`,
        `${s.client.short}: чертежите по ${s.cause.label}`,
        `Забележки по чертежа на ${s.the}`,
      ]),
      t.one([
        rich`Вариант ${version} за ${s.counted} е готов. Без подпис на клиента ${s.workshop} не започва (${s.cause}).`,
        rich`Върнаха чертежите по ${s.cause} със забележки. Събирам ги тук, за да не се губят по имейлите.`,
      ]),
      [s.cause],
    );
    t.answer(s.designer, `Чертежи, вариант ${String(version)}`, () =>
      t.one([
        rich`Изпращам вариант ${version}. Промените са отбелязани в червено. Моля за подпис или забележки до ${t.date(3)}.`,
        rich`Приложен е чертежът с новите размери. Обърнете внимание на височината на цокъла.`,
      ]),
    );
    yield { to: 'in_progress', by: s.designer };
    yield* t.wait(1);
    const { notes, remark, advice } = t.one(REMARKS);
    t.wrote(s.designer, 'Забележки по чертежа', notes);
    t.say(s.designer, remark);
    if (t.chance(0.6)) t.say(s.technologist, advice);
    t.task(
      s.designer,
      s.designer,
      t.one([`Вариант ${String(version + 1)} на чертежа`, `Нанасяне на забележките, ${s.client.short}`]),
      2,
      { title: 'Изготвяне на чертеж' },
    );
    yield { to: 'awaiting_decision', by: s.designer };
    t.answer(s.designer, `Чертежи, вариант ${String(version + 1)}`, () =>
      t.one([
        rich`Забележките са нанесени. Ако всичко е наред, подпишете последната страница.`,
        rich`Вариант ${version + 1} е при Вас. Това, което не може да се изпълни буквално, е обяснено на последната страница.`,
      ]),
    );
    yield* t.wait(1);
    t.wrote(s.designer, 'Одобрение на чертежа', () =>
      t.one([
        rich`Одобрявам. Подписаният чертеж е приложен.`,
        rich`Сега е точно каквото исках. Може да започвате.`,
        rich`Подписвам, с уговорката контактите да се проверят на място.`,
      ]),
    );
    yield { to: 'confirmed', by: s.designer };
    t.say(s.designer, () =>
      t.one([
        rich`Подписан, пуснах го в цеха. ${s.maker}, разкроят е на сървъра.`,
        rich`Одобрен. Старите варианти ги преместих в архив, да не се обърка някой.`,
      ]),
    );
    yield* t.wait(3);
    t.say(s.maker, () =>
      t.one([
        rich`Първата бройка е сглобена по чертежа, всичко пасва.`,
        rich`Работим по него, въпроси няма.`,
        rich`Един отвор не излизаше, оправихме го заедно с ${s.designer}.`,
      ]),
    );
    yield { to: 'completed', by: s.designer };
  },
  drop(t, s) {
    t.say(s.designer, () => rich`Клиентът избра стандартен модел, чертежите отпадат.`);
  },
};

/** Somebody goes and measures. */
export const siteMeasure: Scene = {
  name: 'site-measure',
  topicTitle: 'Чертежи и технически въпроси',
  weight: 3,
  lag: [1, 5],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  goods: (product) => ['ГР', 'ШК', 'РЦ', 'ПП', 'СЛ', 'ДВ'].includes(product.family.prefix),
  causes: orderOf,
  *play(t, s) {
    t.open(
      s.seller,
      t.one([
        `Вземане на размери в ${s.client.city}`,
        `Размери за ${s.the} на място`,
        `${s.client.short}: контролно измерване`,
      ]),
      t.one([
        rich`Преди разкроя за ${s.cause} да се вземат точни размери на място. Стените са стари, да не разчитаме на плана.`,
        rich`Архитектурният план и реалността се разминават. ${s.designer}, моля да отидеш преди да пуснем ${s.the}.`,
      ]),
      [s.flow.order],
    );
    t.call(s.seller, 'Оглед за размери', () =>
      t.one([
        rich`Могат да ни приемат ${t.on(2)} след 14 ч. Ключът е при охраната.`,
        rich`${s.contact.first} ще ни чака ${t.on(3)} в 10 ч. Ток на обекта още няма.`,
      ]),
    );
    yield { to: 'in_progress', by: s.designer };
    t.task(s.seller, s.designer, t.one([`Размери в ${s.client.city}`, `Оглед при ${s.client.short}`]), 3, {
      title: 'Оглед и снимки',
    });
    yield* t.wait(2);
    t.met(s.designer, 'Измерване на място', () =>
      t.one([
        rich`Разликата с плана е 4 см на дългата стена. Има и тръба, която не е нанесена.`,
        rich`Всичко е по план, само подът пада с 1,5 см към прозореца.`,
        rich`Вратата е 78 см в светло. ${s.the.charAt(0).toUpperCase() + s.the.slice(1)} трябва да влязат разглобени.`,
      ]),
    );
    t.say(s.designer, () =>
      t.one([
        rich`Качих мерките и снимките. Чертежът се променя в две точки.`,
        rich`Взех и шаблон за ъгъла, не е прав.`,
      ]),
    );
    yield { to: 'confirmed', by: s.designer };
    t.say(s.maker, () =>
      t.one([
        rich`Пускам по новите размери.`,
        rich`Видях ги. Слагаме регулируеми крачета и се покрива.`,
        rich`Добре че отидохте, иначе щеше да е за преработка.`,
      ]),
    );
    yield { to: 'completed', by: s.designer };
  },
  drop(t, s) {
    t.say(s.seller, () => rich`Изпратиха заснемане от геодезист, няма нужда да ходим.`);
  },
};

/** What clients ask, of which families of goods, and what the technologist says. */
const QUESTIONS: readonly { subject: string; about?: readonly string[]; question: RichTextDocument; reply: RichTextDocument }[] = [
  { subject: 'товароносимост', about: ['СТ', 'ПЙ', 'ТБ', 'ФТ', 'ДВ'], question: rich`Какво натоварване издържат? Ще се използват и от по-едри хора.`, reply: rich`Изпитвани са на 160 кг статично. За по-голямо слагаме усилваща планка.` },
  { subject: 'употреба на открито', about: ['СТ', 'МТ', 'ПЙ', 'ТБ', 'ОМ', 'ПП'], question: rich`Могат ли да стоят на тераса през зимата?`, reply: rich`Металът е с грунд и може, дървото не. Предложете им термоясен или покривало.` },
  { subject: 'почистване', question: rich`С какво се почистват? Персоналът ползва препарат с хлор.`, reply: rich`Хлорът е изключен. Изпратих лист с позволените препарати.` },
  { subject: 'пожарен клас', question: rich`Инспекторът иска клас на горимост за обекта. Какъв е вашият?`, reply: rich`Имаме протокол за материалите, прилагам го. За по-висок клас трябва друга сърцевина, с двойна цена.` },
  { subject: 'шум при влачене', about: ['СТ', 'ТБ', 'МТ', 'УЧ', 'ФТ'], question: rich`Подът е гранитогрес и всичко скърца. Какви тапи слагате?`, reply: rich`Слагаме филц 5 мм, сменя се за минута. Давам 10 % резерва.` },
  { subject: 'закрепване към стена', about: ['ЗК', 'СЛ', 'ГР', 'ШК', 'МШ', 'ПП'], question: rich`Стените са от газобетон. Какви дюбели да купим?`, reply: rich`Химически анкер или 8×60 за газобетон. Прилагам схема.` },
  { subject: 'достъп за инвалидна количка', about: ['РЦ', 'БР', 'МТ', 'УЧ'], question: rich`Трябва достъп за количка. Може ли плот на 75 см с отворено отдолу?`, reply: rich`Може, сваляме царгата. Якостта я компенсираме с метална рамка.` },
  { subject: 'разстояние между рафтовете', about: ['ШК', 'СЛ', 'ГР'], question: rich`Класьорите са 32 см. Влизат ли между рафтовете?`, reply: rich`Светлото е 33,5 см, влизат. Рафтовете са подвижни през 32 мм.` },
  { subject: 'смяна на калъфите', about: ['ДВ', 'ФТ', 'СТ', 'ПЙ'], question: rich`Може ли седалките да са със сваляеми калъфи за пране?`, reply: rich`Може, с цип отдолу. Дамаската обаче трябва да е свиваема до 2 %, иначе няма да влязат обратно.` },
  { subject: 'гаранция на обкова', about: ['ГР', 'ШК', 'НШ', 'РЦ', 'БР', 'МШ'], question: rich`Колко цикъла издържат пантите и водачите? Искат го в договора.`, reply: rich`Пантите са 80 000 цикъла, водачите 60 000, протоколите са от производителя.` },
  { subject: 'товар на рафт', about: ['СЛ', 'МШ', 'ШК'], question: rich`По колко килограма може на рафт, ако го запълним с архив?`, reply: rich`35 кг равномерно разпределени. За архив предлагам подсилен рафт, 60 кг.` },
  { subject: 'матрак и подматрачна рамка', about: ['РЛ'], question: rich`Матраците ни са 26 см. Няма ли да стане леглото прекалено високо?`, reply: rich`Рамката е 32 см, общо 58. Може да ги направим на 28 см без промяна в цената.` },
]; // prettier-ignore

/** A question that only the technologist can answer. */
export const technicalQuestion: Scene = {
  name: 'technical-question',
  topicTitle: 'Чертежи и технически въпроси',
  weight: 4,
  lag: [1, 10],
  reaches: ['new', 'in_progress', 'confirmed', 'completed'],
  isSharable: true,
  causes: orderOf,
  *play(t, s) {
    const fitting = QUESTIONS.filter(
      (one) => one.about === undefined || one.about.includes(s.line.product.family.prefix),
    );
    const { subject, question, reply } = t.one(fitting);
    t.open(
      s.seller,
      t.one([
        `Въпрос за ${s.the}: ${subject}`,
        `${s.client.short}: ${subject}`,
        `Технически въпрос по ${s.cause.label}: ${subject}`,
      ]),
      t.one([
        rich`Въпрос от клиента по ${s.cause}, ${s.counted}. ${s.technologist}, помощ?`,
        undefined,
        rich`Да отговорим писмено, за да остане в досието на поръчката.`,
      ]),
      [s.flow.order],
    );
    t.wrote(s.seller, 'Технически въпрос', question);
    yield { to: 'in_progress', by: s.technologist };
    if (t.chance(0.4))
      t.say(s.seller, () =>
        t.one([
          rich`Питат вече втори път, нека е днес.`,
          rich`${s.contact.first} е ${agree(s.contact, 'любезен', 'любезна')}, но бърза.`,
        ]),
      );
    t.say(s.technologist, reply);
    yield { to: 'confirmed', by: s.seller };
    t.answer(s.seller, `Отговор: ${subject}`, () =>
      t.one([
        rich`Благодаря за въпроса. Прилагам отговора на технолога ни, той остава и в досието на поръчката.`,
        rich`Изпращам становището на технолога ни. При нужда ще Ви свържа директно с него.`,
      ]),
    );
    t.wrote(s.seller, 'Благодарност', () =>
      t.one([
        rich`Благодаря, това ни беше нужно.`,
        rich`Изчерпателно, благодаря!`,
        rich`Чудесно. Предадох го на строителя.`,
      ]),
    );
    yield { to: 'completed', by: s.seller };
  },
};
