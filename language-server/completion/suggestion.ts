/** One line of the completion list, as plain data. */
export interface Suggestion {
  label: string;
  kind: 'character' | 'location' | 'prop' | 'keyword' | 'field' | 'value' | 'target' | 'variable' | 'function' | 'file';
  detail: string;
  insert: string;
  /** Column where the replaced text starts; it ends at the cursor. */
  from: number;
  /** What the editor matches against what was typed; the label where it is left out. */
  filter?: string;
  /** Ask for completion again once it is in: what was inserted wants a continuation. */
  goesOn?: boolean;
}
