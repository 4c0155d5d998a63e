/** The items of the tray menu that disconnect users. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { findMenuItem, type MenuNode } from './menu-tree.ts';

const [BEFORE_NAME = '', AFTER_NAME = ''] = messages.disconnect.actionFor('\n').split('\n');

/** How the item ends that leads to those for whom the menu has no room. */
const MORE_USERS = messages.tray.moreUsers(2).replace(/^\d+/u, '');

/**
 * @param name - as the menu has it
 * @param users - how many there are
 * @returns the label of the item that disconnects this user
 */
export const disconnectLabel = (name: string, users: number): string =>
  users > 1 ? messages.tray.disconnectUser(name) : messages.disconnect.actionFor(name);

/** @returns the labels of all such items, from the submenu where there is one */
export function disconnectLabels(menu: MenuNode): string[] {
  const items = findMenuItem(menu, messages.tray.disconnect)?.children;
  const single = menu.children.filter(({ label }) => label.startsWith(BEFORE_NAME) && label.endsWith(AFTER_NAME));
  return (items ?? single).map(({ label }) => label).filter((label) => !label.endsWith(MORE_USERS));
}
