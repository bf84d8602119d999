// Word marks the items of a list in their style alone, and writes bullet or number before their words.
const wordItem = /<p\b[^>]*mso-list:[^>]*>([\s\S]*?)<\/p>/gi;
const wordBullet = /<!\[if !supportLists\]>([\s\S]*?)<!\[endif\]>/i;
const tags = /<[^>]*>/g;

const listItem = (_: string, content: string): string => {
  const bullet = (wordBullet.exec(content)?.[1] ?? '').replaceAll(tags, '');
  const list = /^\s*[\p{L}\d]+[.)]/u.test(bullet) ? 'ol' : 'ul';
  return `<${list}><li>${content.replace(wordBullet, '')}</li></${list}>`;
};

/** Prepares what other programs put on the clipboard: items of Word become lists, rows of a table lines with their cells apart. */
export const preparedHtml = (html: string): string =>
  html
    .replaceAll(wordItem, listItem)
    .replaceAll(/<\/(ul|ol)>\s*<\1>/gi, '')
    .replaceAll(/<\/t[dh]>/gi, ' $&')
    .replaceAll(/(<\/tr>)\s+/gi, '$1');
