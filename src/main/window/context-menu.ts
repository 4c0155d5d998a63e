/** What a click with the other button offers: what can be done with the text there. Pure. */
import { messages } from '../../shared/i18n/messages.ts';

/** What Electron tells of the place of the click. */
export interface ClickedText {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: Readonly<Record<'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll', boolean>>;
}

export interface EditItem {
  readonly role: 'cut' | 'copy' | 'paste' | 'selectAll';
  readonly label: string;
  readonly enabled: boolean;
}

/** @returns the items of the menu; none where there is nothing to do */
export function contextMenuOf({ isEditable, selectionText, editFlags }: ClickedText): readonly EditItem[] {
  const words = messages.window.edit;
  const copy: EditItem = { role: 'copy', label: words.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' || !editFlags.canCopy ? [] : [copy];
  return [
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
  ];
}
