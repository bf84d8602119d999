import type { Layout, Sizes } from './layout.js';

/** A step as it is drawn: its mark, its family of kinds and its three lines. */
export type DrawnStep = {
  key: string;
  letters: string;
  family: string;
  lines: readonly string[];
  flag: string;
  isDashed: boolean;
};
/** A chart in words, laid out: everything that a drawing needs. */
export type Drawing = {
  title: string;
  name: string;
  lanes: readonly string[];
  steps: readonly DrawnStep[];
  soft: ReadonlySet<string>;
  layout: Layout;
  measure: Sizes;
};

// On paper and in other programs there are no tokens and no themes.
const ink: Record<string, string> = {
  trade: '#2c4f96',
  make: '#7a4a14',
  move: '#0f6057',
  money: '#3f6112',
  crm: '#55615f',
};
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML 1.0 cannot hold at all is left out.
const escape = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** As much of a text as fits a width, in letters of this size. */
const fit = (text: string, width: number, size: number): string => {
  const most = Math.floor(width / (size * 0.56));
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

const text = (x: number, y: number, size: number, words: string, width: number, more = ''): string =>
  words
    ? `<text x="${String(x)}" y="${String(y)}" font-size="${String(size)}" ${more}>${escape(fit(words, width, size))}</text>`
    : '';

/** The chart as an SVG that needs nothing beside itself. */
export const flowSvg = ({ title, lanes, steps, soft, layout, measure }: Drawing): string => {
  const boxes = new Map(layout.boxes.map((box) => [box.key, box]));
  const pitch = measure.width + measure.gutter;
  const heads = lanes.map((name, lane) =>
    `<path d="M${String(lane * pitch)} 0V${String(layout.height)}" stroke="#e1e5e3"/>${text(lane * pitch + measure.gutter / 2, 20, 12, name, pitch - 8, 'fill="#55615f"')}`);
  const lines = layout.lines.map(({ from, to, path, tip }) =>
    `<path d="${path}" fill="none" stroke="#82908d" stroke-width="1.5"${soft.has(`${from} ${to}`) ? ' stroke-dasharray="4 3"' : ''}/><path d="${tip}" fill="#82908d"/>`);
  const nodes = steps.map(({ key, letters, family, lines: [first = '', second = '', third = ''], flag, isDashed }) => {
    const { x, y } = boxes.get(key) ?? { x: 0, y: 0 };
    const colour = ink[family] ?? '#55615f';
    const width = measure.width - 20;
    return `<g>${text(x, y - 6, 11, flag, measure.width, 'fill="#0b6169" font-weight="600"')}<rect x="${String(x)}" y="${String(y)}" width="${String(measure.width)}" height="${String(measure.height)}" rx="6" fill="${flag ? '#e2f1f1' : '#ffffff'}" stroke="${flag ? '#0b6169' : '#82908d'}" stroke-width="${flag ? '2' : '1'}"${isDashed ? ' stroke-dasharray="4 3"' : ''}/><rect x="${String(x)}" y="${String(y)}" width="3" height="${String(measure.height)}" fill="${colour}"/>${text(x + 10, y + 18, 10, letters, 24, `fill="${colour}" font-weight="600"`)}${text(x + 32, y + 18, 12, first, width - 22, 'font-weight="600"')}${text(x + 10, y + 36, 12, second, width, 'fill="#55615f"')}${text(x + 10, y + 54, 12, third, width)}</g>`;
  });
  const [width, height] = [String(layout.width), String(layout.height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Segoe UI, Noto Sans, Arial, sans-serif" fill="#17201f"><title>${escape(title)}</title><rect width="${width}" height="${height}" fill="#ffffff"/>${[...heads, ...lines, ...nodes].join('')}</svg>`;
}; // prettier-ignore

/** Gives the reader the chart as a file to keep. */
export const saveSvg = (drawing: Drawing): void => {
  const name = drawing.name.replaceAll(/[^\p{L}\p{N}-]/gu, '_');
  const url = URL.createObjectURL(new Blob([flowSvg(drawing)], { type: 'image/svg+xml' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.svg` });
  link.click();
  // The download has the address by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
};

/** Prints the chart on one landscape page; the page around it stays out of it. */
export const printSvg = (drawing: Drawing): void => {
  const frame = document.createElement('iframe');
  // Browsers print nothing of what is not displayed at all.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  document.body.append(frame);
  const { contentDocument: inner, contentWindow: view } = frame;
  if (!inner || !view) return;
  // A sheet and an image, nothing parsed as HTML: strict policies of content and Trusted Types let them be.
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(
    '@page{size:A4 landscape;margin:10mm}body{margin:0}img{display:block;width:100%;height:185mm;object-fit:contain}',
  );
  inner.adoptedStyleSheets = [sheet];
  const image = inner.createElement('img');
  image.alt = drawing.title;
  image.addEventListener('load', () => {
    view.print();
  });
  view.addEventListener('afterprint', () => {
    frame.remove();
  });
  image.src = `data:image/svg+xml,${encodeURIComponent(flowSvg(drawing))}`;
  inner.body.append(image);
};
