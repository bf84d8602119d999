import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { schema } from './schema.js';

const { list: listType, list_item: itemType, paragraph: paragraphType } = schema.nodes;

const isItem = ({ parent }: ResolvedPos): boolean => parent.type === itemType;

/** Puts the caret into the nth text block from `start`, at an offset. */
const place = (transaction: Transaction, start: number, index: number, offset: number): Transaction => {
  let seen = 0;
  let caret: number | undefined;
  transaction.doc.nodesBetween(start, transaction.doc.content.size, (node, position) => {
    if (node.isTextblock && seen++ === index) caret ??= position + 1 + Math.min(offset, node.content.size);
    return caret === undefined;
  });
  return caret === undefined ? transaction : transaction.setSelection(TextSelection.create(transaction.doc, caret));
};

const textBlocksOf = (node: Node): Node[] => (node.type === listType ? [...node.children] : [node]);

const asParagraph = (node: Node): Node => paragraphType.create(null, node.content);

/** Makes the blocks of the selection a list, or a list paragraphs again. */
export const toggleList =
  (ordered: boolean): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection;
    const [first, last] = [$from.index(0), $to.index(0)];
    const blocks = state.doc.children.slice(first, last + 1);
    const start = blocks.length > 0 ? $from.before(1) : 0;
    const before = state.doc.textBetween(start, $from.pos).length;
    if (!dispatch) return true;
    const texts = blocks.flatMap(textBlocksOf);
    const isList = blocks.every((node) => node.type === listType && node.attrs['ordered'] === ordered);
    const content = isList ? texts.map(asParagraph) : listType.create({ ordered }, texts.map((node) => itemType.create(null, node.content)));
    const transaction = state.tr.replaceWith(start, $to.after(1), content);
    const index = isItem($from) ? $from.index(1) : 0;
    dispatch(place(transaction, start, index, isItem($from) || before > 0 ? $from.parentOffset : 0).scrollIntoView());
    return true;
  }; // prettier-ignore

/** Takes the item of the caret out of its list, as a paragraph between what stood before and after it. */
const leaveList = (state: EditorState, dispatch: ((transaction: Transaction) => void) | undefined): boolean => {
  const { $from } = state.selection;
  const list = $from.node(1);
  const index = $from.index(1);
  const [before, after] = [list.children.slice(0, index), list.children.slice(index + 1)];
  const part = (items: readonly Node[]): Node[] => (items.length > 0 ? [listType.create(list.attrs, [...items])] : []);
  const start = $from.before(1);
  if (dispatch) {
    const transaction = state.tr.replaceWith(start, $from.after(1), [
      ...part(before),
      asParagraph($from.parent),
      ...part(after),
    ]);
    dispatch(place(transaction, start, before.length, $from.parentOffset).scrollIntoView());
  }
  return true;
};

/** Enter in an empty item ends the list. */
export const endListOnEnter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return empty && isItem($from) && $from.parent.content.size === 0 && leaveList(state, dispatch);
};

/** Backspace at the beginning of the first item takes it out of the list. */
export const leaveListOnBackspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  return empty && isItem($from) && $from.parentOffset === 0 && $from.index(1) === 0 && leaveList(state, dispatch);
};

/** "- " or "1. " at the beginning of a paragraph begins a list. */
export const listByTyping = (state: EditorState, text: string): Transaction | undefined => {
  const { $from, empty } = state.selection;
  if (text !== ' ' || !empty || $from.parent.type !== paragraphType) return undefined;
  const typed = $from.parent.textBetween(0, $from.parentOffset);
  if (!/^(?:[-*•]|1[.)])$/.test(typed)) return undefined;
  const start = $from.before(1);
  const rest = $from.parent.content.cut($from.parentOffset);
  const list = listType.create({ ordered: typed.startsWith('1') }, itemType.create(null, rest));
  return place(state.tr.replaceWith(start, $from.after(1), list), start, 0, 0);
};
