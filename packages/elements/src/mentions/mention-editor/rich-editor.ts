import type { Candidate, RichText, RichTextDocument } from '@towerp/crm-protocol';
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { EditorState, Plugin, TextSelection, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { documentOf, richTextOfDocument } from './document.js';
import { endListOnEnter, leaveListOnBackspace, listByTyping, toggleList } from './list-commands.js';
import { preparedHtml } from './pasted-html.js';
import { schema } from './schema.js';
import { triggerAt, type Trigger } from './trigger.js';

export { MentionMenu } from './mention-menu.js';

/** What the element around the editor is told and asked. */
export type RichEditorOptions = {
  place: HTMLElement;
  value: RichText | RichTextDocument;
  attributes: () => Record<string, string>;
  isEditable: () => boolean;
  changed: () => void;
  /** A mention begins, goes on or ends at the caret. */
  triggered: (trigger: Trigger | undefined) => void;
  /** The first say over a key; true where it is taken. */
  keyPressed: (event: KeyboardEvent) => boolean;
};

/** The rich editor that takes the textarea's place; this module is loaded at the first focus. */
export type RichEditor = {
  value: RichText | RichTextDocument;
  focus: (atEnd?: boolean) => void;
  refresh: () => void;
  /** Types the sign of a mention at the caret. */
  beginMention: (sign: Trigger['sign']) => void;
  /** Puts a mention where its text is being typed. */
  insertMention: (candidate: Pick<Candidate, 'kind' | 'id' | 'label'>) => void;
  toggleList: () => void;
  /** Where the mention being typed begins, in the window's coordinates. */
  caret: () => { left: number; top: number; bottom: number };
  destroy: () => void;
};

const insertBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node('break')).scrollIntoView());
  return true;
};

const mark = (name: 'bold' | 'italic' | 'strike' | 'code'): Command => toggleMark(schema.marks[name]);

const keys = [
  keymap({
    'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo,
    'Mod-b': mark('bold'), 'Mod-i': mark('italic'), 'Mod-Shift-x': mark('strike'), 'Mod-e': mark('code'),
    'Shift-Enter': insertBreak, 'Mod-Shift-8': toggleList(false), 'Mod-Shift-7': toggleList(true),
    Enter: chainCommands(endListOnEnter, baseKeymap['Enter'] as Command),
    Backspace: chainCommands(leaveListOnBackspace, baseKeymap['Backspace'] as Command),
  }),
  keymap(baseKeymap),
]; // prettier-ignore

const triggerIn = ({ selection }: EditorState): Trigger | undefined => {
  if (!(selection instanceof TextSelection) || !selection.empty) return undefined;
  const { parent, parentOffset } = selection.$from;
  return triggerAt(parent.textBetween(Math.max(0, parentOffset - 80), parentOffset, undefined, '\uFFFC'));
};

const stateOf = (value: RichText | RichTextDocument): EditorState =>
  EditorState.create({ doc: documentOf(value), plugins: [history(), ...keys] });

const viewOf = (options: RichEditorOptions): EditorView => {
  const view: EditorView = new EditorView(options.place, {
    state: stateOf(options.value),
    plugins: [new Plugin({ props: { handleKeyDown: (_, event) => options.keyPressed(event) } })],
    attributes: options.attributes,
    editable: options.isEditable,
    transformPastedHTML: preparedHtml,
    handleTextInput: (_view, _from, _to, text) => {
      const transaction = listByTyping(view.state, text);
      if (transaction) view.dispatch(transaction);
      return transaction !== undefined;
    },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) options.changed();
      options.triggered(triggerIn(view.state));
    },
  });
  return view;
};

const beginMention = (view: EditorView, sign: Trigger['sign']): void => {
  const { $from } = view.state.selection;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, '\uFFFC');
  view.focus();
  view.dispatch(view.state.tr.insertText(/[^\s(]/.test(before) ? ` ${sign}` : sign).scrollIntoView());
};

const insertMention = (view: EditorView, { kind, id, label }: Pick<Candidate, 'kind' | 'id' | 'label'>): void => {
  const trigger = triggerIn(view.state);
  const { from } = view.state.selection;
  const start = from - (trigger?.length ?? 0);
  const nodes = [schema.node('mention', { kind, id, label }), schema.text(' ')];
  const transaction = view.state.tr.replaceWith(start, from, nodes);
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, start + 2)).scrollIntoView());
  view.focus();
};

const setValue = (view: EditorView, value: RichText | RichTextDocument): void => {
  view.updateState(stateOf(value));
};

export const createRichEditor = (options: RichEditorOptions): RichEditor => {
  const view = viewOf(options);
  return {
    get value() {
      return richTextOfDocument(view.state.doc);
    },
    set value(value) {
      setValue(view, value);
    },
    focus: (atEnd = false) => {
      view.focus();
      if (atEnd) view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    },
    refresh: () => {
      view.setProps({ attributes: options.attributes });
    },
    beginMention: (sign) => {
      beginMention(view, sign);
    },
    insertMention: (candidate) => {
      insertMention(view, candidate);
    },
    toggleList: () => {
      toggleList(false)(view.state, view.dispatch, view);
      view.focus();
    },
    caret: () => view.coordsAtPos(view.state.selection.from - (triggerIn(view.state)?.length ?? 0)),
    destroy: () => {
      view.destroy();
    },
  };
};
