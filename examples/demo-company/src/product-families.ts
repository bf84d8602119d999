/** The shop that makes a family of products. */
export type Workshop = 'wood' | 'metal';

/** A family of products with its word in the forms that sentences need. */
export interface Family {
  readonly prefix: string;
  /** стол, столове, столовете, (72) стола. */
  readonly forms: readonly [one: string, many: string, the: string, counted: string];
  readonly series: boolean;
  readonly workshop: Workshop;
  readonly variants: readonly string[];
  /** The price in cents from and to. */
  readonly price: readonly [number, number];
  readonly quantity: readonly [number, number];
  /** The prefixes of the materials that it takes. */
  readonly takes: readonly string[];
  readonly count: number;
  readonly sectors: readonly string[];
}

const HOSPITALITY = ['hotel', 'restaurant', 'architect'] as const;
const WORKPLACE = ['office', 'clinic', 'school', 'town', 'architect'] as const;

/** What the company makes. */
export const families: readonly Family[] = [
  { prefix: 'СТ', forms: ['стол', 'столове', 'столовете', 'стола'], series: true, workshop: 'metal', variants: ['метална основа, дамаска', 'бук, твърда седалка', 'букова рамка, тапициран', 'метална основа, шперплат'], price: [5400, 12800], quantity: [12, 140], takes: ['ДМ', 'ПН', 'ТР', 'ПР'], count: 44, sectors: [...HOSPITALITY, 'shop', 'office'] },
  { prefix: 'МТ', forms: ['маса', 'маси', 'масите', 'маси'], series: true, workshop: 'wood', variants: ['160×90, дъбов масив', '120×80, дъбов фурнир', '80×80, компактна плоскост', '140×80, ясен'], price: [14800, 49500], quantity: [4, 48], takes: ['МС', 'ФР', 'ЛК'], count: 44, sectors: [...HOSPITALITY, 'shop', 'school'] },
  { prefix: 'НШ', forms: ['нощно шкафче', 'нощни шкафчета', 'нощните шкафчета', 'нощни шкафчета'], series: true, workshop: 'wood', variants: ['дъбов фурнир', 'ПДЧ дъб Сонома', 'с чекмедже, бял мат'], price: [5900, 9900], quantity: [10, 96], takes: ['ФР', 'ПЧ', 'ОБ'], count: 26, sectors: ['hotel', 'shop', 'architect'] },
  { prefix: 'РЛ', forms: ['рамка за легло', 'рамки за легло', 'рамките за легло', 'рамки за легло'], series: false, workshop: 'metal', variants: ['160×200, прахово боядисана RAL 7016', '90×200, RAL 9005', '180×200, RAL 7016', '140×200, RAL 9010'], price: [13200, 24600], quantity: [8, 60], takes: ['ТР', 'ПР'], count: 22, sectors: ['hotel', 'shop'] },
  { prefix: 'ГР', forms: ['гардероб', 'гардероби', 'гардеробите', 'гардероба'], series: true, workshop: 'wood', variants: ['двукрилен, ПДЧ', 'трикрилен с огледало', 'с плъзгащи врати'], price: [28500, 68000], quantity: [4, 40], takes: ['ПЧ', 'ОБ', 'СК'], count: 30, sectors: ['hotel', 'shop', 'clinic'] },
  { prefix: 'БР', forms: ['бюро', 'бюра', 'бюрата', 'бюра'], series: true, workshop: 'wood', variants: ['140×70, метални крака', '160×80 с контейнер', 'регулируемо по височина'], price: [16500, 46000], quantity: [4, 40], takes: ['ПЧ', 'ТР', 'ОБ'], count: 36, sectors: [...WORKPLACE, 'hotel', 'shop'] },
  { prefix: 'ШК', forms: ['шкаф', 'шкафове', 'шкафовете', 'шкафа'], series: true, workshop: 'wood', variants: ['с врати, ПДЧ бял', 'картотечен, 4 чекмеджета', 'открит, 5 рафта'], price: [11800, 33000], quantity: [4, 60], takes: ['ПЧ', 'ОБ'], count: 36, sectors: WORKPLACE },
  { prefix: 'РЦ', forms: ['рецепция', 'рецепции', 'рецепциите', 'рецепции'], series: true, workshop: 'wood', variants: ['права, МДФ лак', 'ъглова с LED лайсна', 'с плот технически камък'], price: [185000, 520000], quantity: [1, 2], takes: ['МД', 'ЛК', 'СК'], count: 14, sectors: ['hotel', 'clinic', 'office', 'architect'] },
  { prefix: 'ПЙ', forms: ['пейка', 'пейки', 'пейките', 'пейки'], series: true, workshop: 'wood', variants: ['тапицирана, 180 см', 'бук и метал, 150 см', 'с облегалка, 200 см'], price: [13500, 36000], quantity: [4, 36], takes: ['МС', 'ТР', 'ДМ'], count: 26, sectors: [...HOSPITALITY, 'school', 'town'] },
  { prefix: 'ТБ', forms: ['табуретка', 'табуретки', 'табуретките', 'табуретки'], series: true, workshop: 'metal', variants: ['барова, 75 см', 'ниска, дамаска', 'метална, RAL 9005'], price: [4200, 10800], quantity: [8, 60], takes: ['ТР', 'ДМ', 'ПР'], count: 22, sectors: ['restaurant', 'shop', 'architect'] },
  { prefix: 'УЧ', forms: ['чин', 'чинове', 'чиновете', 'чина'], series: false, workshop: 'metal', variants: ['двуместен, ръст 4–6', 'едноместен, регулируем', 'двуместен, ръст 2–4'], price: [6900, 12400], quantity: [13, 90], takes: ['ТР', 'ПЧ', 'ПР'], count: 12, sectors: ['school', 'town'] },
  { prefix: 'ЗК', forms: ['закачалка', 'закачалки', 'закачалките', 'закачалки'], series: false, workshop: 'metal', variants: ['стенна, 5 куки, RAL 7016', 'стояща, RAL 9005', 'стенна, 8 куки, RAL 9010'], price: [1800, 6900], quantity: [6, 90], takes: ['ТР', 'ПР'], count: 16, sectors: [...HOSPITALITY, ...WORKPLACE] },
  { prefix: 'СЛ', forms: ['стелаж', 'стелажи', 'стелажите', 'стелажа'], series: false, workshop: 'metal', variants: ['5 рафта, 200×100×40', 'архивен, 6 рафта', 'складов, 300 кг на рафт'], price: [9800, 26500], quantity: [4, 60], takes: ['ЛМ', 'ПР'], count: 24, sectors: ['office', 'clinic', 'shop', 'town', 'school'] },
  { prefix: 'МШ', forms: ['метално шкафче', 'метални шкафчета', 'металните шкафчета', 'метални шкафчета'], series: false, workshop: 'metal', variants: ['гардеробно, двойно, RAL 7035', 'с 12 клетки, RAL 5010', 'за ключове, 48 куки'], price: [12500, 31000], quantity: [3, 40], takes: ['ЛМ', 'ПР', 'ОБ'], count: 22, sectors: ['school', 'office', 'clinic', 'town'] },
  { prefix: 'ОМ', forms: ['основа за маса', 'основи за маса', 'основите за маса', 'основи за маса'], series: false, workshop: 'metal', variants: ['чугунена, Ø45', 'тип „паяк“, RAL 9005', 'U-образна, 72 см'], price: [4900, 14500], quantity: [6, 50], takes: ['ТР', 'ЛМ', 'ПР'], count: 18, sectors: ['restaurant', 'shop', 'architect'] },
  { prefix: 'ПП', forms: ['парапет', 'парапети', 'парапетите', 'парапета'], series: false, workshop: 'metal', variants: ['стълбищен, стомана и дъб', 'терасов със стъкло', 'външен, горещо поцинкован'], price: [38000, 124000], quantity: [1, 10], takes: ['ТР', 'СК', 'ПР'], count: 14, sectors: ['hotel', 'architect', 'town', 'office'] },
  { prefix: 'ДВ', forms: ['диван', 'дивани', 'диваните', 'дивана'], series: true, workshop: 'wood', variants: ['двуместен, дамаска', 'триместен, еко кожа', 'ъглов за фоайе'], price: [42000, 98000], quantity: [2, 16], takes: ['ДМ', 'ПН', 'МС'], count: 24, sectors: ['hotel', 'clinic', 'office', 'architect'] },
  { prefix: 'ФТ', forms: ['фотьойл', 'фотьойли', 'фотьойлите', 'фотьойла'], series: true, workshop: 'wood', variants: ['дамаска, букови крака', 'с висока облегалка', 'въртящ, метална основа'], price: [18500, 39000], quantity: [4, 40], takes: ['ДМ', 'ПН', 'МС'], count: 26, sectors: ['hotel', 'clinic', 'office', 'architect'] },
]; // prettier-ignore

/** A material that the company buys; `the` is its name as a sentence begins with it. */
export interface MaterialFamily {
  readonly prefix: string;
  readonly unit: string;
  readonly price: readonly [number, number];
  readonly quantity: readonly [number, number];
  readonly supplier: string;
  readonly kinds: readonly (readonly [name: string, the: string])[];
}

/** What the company buys. */
export const materialFamilies: readonly MaterialFamily[] = [
  { prefix: 'ДМ', unit: 'м', price: [1450, 4550], quantity: [40, 260], supplier: 'fabrics', kinds: [['дамаска AQ-17 графит', 'дамаската AQ-17'], ['дамаска AQ-09 антрацит', 'дамаската AQ-09'], ['дамаска „Лен“ 204 пясък', 'дамаската „Лен“ 204'], ['дамаска „Велур“ 31 горско зелено', 'велурът 31'], ['дамаска „Букле“ 12 екрю', 'буклето 12'], ['еко кожа 880 коняк', 'еко кожата 880'], ['дамаска „Тино“ 66 керемида', 'дамаската „Тино“ 66'], ['дамаска „Шенил“ 45 петрол', 'шенилът 45']] },
  { prefix: 'ПН', unit: 'листа', price: [1900, 5200], quantity: [10, 60], supplier: 'foam', kinds: [['дунапрен Т 30, 5 см', 'дунапренът Т 30'], ['дунапрен HR 35, 8 см', 'дунапренът HR 35'], ['вата за тапицерия 200 г', 'ватата'], ['латекс 4 см', 'латексът']] },
  { prefix: 'ПЧ', unit: 'плоскости', price: [3900, 8200], quantity: [12, 120], supplier: 'panels', kinds: [['ПДЧ 18 мм, дъб Сонома', 'плоскостите дъб Сонома'], ['ПДЧ 18 мм, бял мат', 'бялото ПДЧ'], ['ПДЧ 25 мм, антрацит', 'плоскостите антрацит 25 мм'], ['ПДЧ 18 мм, кашмир', 'плоскостите кашмир'], ['шперплат бреза 15 мм', 'брезовият шперплат'], ['компактна плоскост 12 мм', 'компактните плоскости']] },
  { prefix: 'МД', unit: 'плоскости', price: [4200, 7600], quantity: [8, 60], supplier: 'panels', kinds: [['МДФ 19 мм, грундиран', 'грундираният МДФ'], ['МДФ 22 мм, влагоустойчив', 'влагоустойчивият МДФ'], ['МДФ 16 мм, за фрезоване', 'МДФ-ът за фрезоване']] },
  { prefix: 'ФР', unit: 'м²', price: [1100, 2600], quantity: [60, 280], supplier: 'panels', kinds: [['дъбов фурнир 0,6 мм', 'дъбовият фурнир'], ['ясенов фурнир 0,6 мм', 'ясеновият фурнир'], ['орехов фурнир 0,9 мм', 'ореховият фурнир'], ['опушен дъб, фурнир', 'фурнирът опушен дъб']] },
  { prefix: 'МС', unit: 'м³', price: [98000, 189000], quantity: [1, 6], supplier: 'panels', kinds: [['дъбов масив 40 мм, сушен', 'дъбовият масив'], ['буков масив 32 мм', 'буковият масив'], ['ясенов масив 40 мм', 'ясеновият масив']] },
  { prefix: 'ОБ', unit: 'бр.', price: [90, 1450], quantity: [80, 900], supplier: 'fittings', kinds: [['панти с амортизатор 110°', 'пантите с амортизатор'], ['водачи с плавно затваряне 450 мм', 'водачите 450 мм'], ['дръжки черен мат 160 мм', 'черните дръжки'], ['секретни ключалки', 'ключалките'], ['колелца с гума Ø50', 'колелцата'], ['регулируеми крачета М8', 'крачетата М8'], ['профил за плъзгащи врати', 'профилите за плъзгащи врати']] },
  { prefix: 'ТР', unit: 'м', price: [240, 890], quantity: [120, 1200], supplier: 'steel', kinds: [['тръба 40×20×1,5', 'тръбите 40×20'], ['тръба 30×30×2', 'тръбите 30×30'], ['тръба Ø25×1,5', 'тръбите Ø25'], ['тръба 60×40×2', 'тръбите 60×40'], ['шина 30×4', 'шината 30×4']] },
  { prefix: 'ЛМ', unit: 'листа', price: [3800, 9900], quantity: [10, 90], supplier: 'steel', kinds: [['ламарина 1,0 мм, студеновалцувана', 'ламарината 1,0 мм'], ['ламарина 1,5 мм', 'ламарината 1,5 мм'], ['ламарина перфорирана Ø5', 'перфорираната ламарина']] },
  { prefix: 'ПР', unit: 'кг', price: [620, 1180], quantity: [40, 300], supplier: 'powder', kinds: [['прах RAL 7016, фина структура', 'прахът RAL 7016'], ['прах RAL 9005, мат', 'прахът RAL 9005'], ['прах RAL 9010, гланц', 'прахът RAL 9010'], ['прах RAL 6011, мат', 'прахът RAL 6011'], ['прах RAL 3012, мат', 'прахът RAL 3012'], ['прах RAL 7035, структура', 'прахът RAL 7035']] },
  { prefix: 'ЛК', unit: 'кг', price: [780, 2100], quantity: [20, 120], supplier: 'powder', kinds: [['полиуретанов лак, мат', 'лакът'], ['масло за дъб, естествено', 'маслото за дъб'], ['лак на водна основа', 'водният лак']] },
  { prefix: 'СК', unit: 'бр.', price: [2400, 12800], quantity: [4, 60], supplier: 'glass', kinds: [['закалено стъкло 8 мм, по размер', 'закаленото стъкло'], ['огледало 4 мм със заоблен кант', 'огледалата'], ['стъкло сатинато 6 мм', 'сатинатото стъкло']] },
  { prefix: 'ОП', unit: 'бр.', price: [85, 620], quantity: [100, 900], supplier: 'packaging', kinds: [['петслоен кашон 120×80', 'кашоните 120×80'], ['картонени ъгли', 'картонените ъгли'], ['европалет', 'палетите'], ['стреч фолио 23 мк', 'стреч фолиото']] },
]; // prettier-ignore

/** The names of the furniture series. */
export const series = ['Витоша', 'Рила', 'Пирин', 'Родопа', 'Странджа', 'Камчия', 'Мальовица', 'Мусала', 'Беласица', 'Осогово', 'Тича', 'Огоста', 'Люлин', 'Сакар'] as const; // prettier-ignore
