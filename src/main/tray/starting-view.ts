/** Apart from the menu that tells what is true: that one loads all of the app's words and formats, which takes its time. */
import { messages } from '../../shared/i18n/messages.ts';
import type { TrayView } from './menu.ts';

/** What there is to say before anything is known, settings included. */
export function startingView(): TrayView {
  const { title } = messages.session.starting;
  return {
    tone: 'starting',
    tooltip: messages.session.tooltip(title),
    items: [
      { type: 'normal', label: title, command: { name: 'openWindow', place: 'account' } },
      { type: 'separator' },
      { type: 'normal', label: messages.tray.openWindow, command: { name: 'openWindow' } },
      { type: 'separator' },
      { type: 'normal', label: messages.tray.quit, command: { name: 'quit' } },
    ],
  };
}
