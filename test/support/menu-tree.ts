import type { Variant } from '@jellybrick/dbus-next';

/** A menu, or an item of one, as com.canonical.dbusmenu describes it, with the defaults of that interface filled in. */
export interface MenuNode {
  readonly id: number;
  /** What a person reads: mnemonic marks are taken away. */
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly type: 'standard' | 'separator';
  readonly toggleType: 'none' | 'checkmark' | 'radio';
  /** `unknown` also stands for an item that cannot be toggled. */
  readonly toggleState: 'on' | 'off' | 'unknown';
  readonly hasIcon: boolean;
  /** Whether the item opens a submenu. */
  readonly submenu: boolean;
  readonly children: readonly MenuNode[];
}

/** What GetLayout gives for one item: id, properties, and the children, each of them in a variant. */
export type WireMenu = readonly [number, Record<string, Variant>, readonly Variant<WireMenu>[]];

/** Turns what GetLayout gives into a tree. */
export function parseMenu([id, properties, children]: WireMenu): MenuNode {
  const value = (name: string): unknown => properties[name]?.value;
  const toggleType = value('toggle-type');
  const toggleState = value('toggle-state');
  const label = value('label');
  return {
    id,
    label: typeof label === 'string' ? displayLabel(label) : '',
    enabled: value('enabled') !== false,
    visible: value('visible') !== false,
    type: value('type') === 'separator' ? 'separator' : 'standard',
    toggleType: toggleType === 'checkmark' || toggleType === 'radio' ? toggleType : 'none',
    toggleState: toggleState === 1 ? 'on' : toggleState === 0 ? 'off' : 'unknown',
    hasIcon: value('icon-data') !== undefined || value('icon-name') !== undefined,
    submenu: value('children-display') === 'submenu',
    children: children.map((child) => parseMenu(child.value)),
  };
}

/** Turns a label of dbusmenu into what is shown: `_` marks the next character as mnemonic, `__` is an underscore. */
export function displayLabel(wireLabel: string): string {
  return wireLabel.replaceAll(/_(.?)/gsu, '$1');
}

/** All items below this one, in the order in which a person meets them. */
export function menuItems(menu: MenuNode): MenuNode[] {
  return menu.children.flatMap((child) => [child, ...menuItems(child)]);
}

/** The first item with this label, anywhere in the menu. */
export function findMenuItem(menu: MenuNode, label: string): MenuNode | undefined {
  return menuItems(menu).find((item) => item.label === label);
}

/** The menu as indented text, one line per visible item, for error messages and to read while debugging. */
export function menuText(menu: MenuNode, indent = ''): string {
  return menu.children
    .filter((item) => item.visible)
    .map((item) => {
      const mark = item.toggleType === 'none' ? '' : item.toggleState === 'on' ? '[x] ' : '[ ] ';
      const text = item.type === 'separator' ? '---' : `${mark}${item.label}${item.enabled ? '' : ' (disabled)'}`;
      const below = menuText(item, `${indent}  `);
      return below === '' ? `${indent}${text}` : `${indent}${text}\n${below}`;
    })
    .join('\n');
}
