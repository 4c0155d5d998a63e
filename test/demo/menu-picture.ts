/** The tray menu as a picture. No panel runs on a virtual desktop, so it is drawn from what the bus has of it. */
import type { Page } from '@playwright/test';
import type { RunningApp } from '../support/app.ts';
import type { MenuNode } from '../support/menu-tree.ts';
import type { TrayItem } from '../support/tray-item.ts';

const WINDOW_SIZE = { width: 460, height: 560 };

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { font: 400 13.5px/1.4 system-ui, sans-serif; color: #1d2324; background: transparent; }
  #picture { inline-size: max-content; padding: 0 20px 30px; }
  .panel { display: flex; justify-content: flex-end; align-items: center; gap: 14px; block-size: 36px; padding-inline: 14px;
    border: 1px solid #d5dada; border-radius: 10px; background: #eceeee; color: #566062; font-weight: 500; }
  .tray { display: grid; place-items: center; block-size: 28px; padding-inline: 7px; border-radius: 7px; background: #d9dedd; }
  .tray img { display: block; block-size: 22px; }
  ul { margin: 8px 0 0; padding: 6px; list-style: none; border: 1px solid #d5dada; border-radius: 12px; background: #fff;
    box-shadow: 0 2px 4px rgb(20 35 35 / 8%), 0 8px 22px rgb(20 35 35 / 14%); }
  li { display: flex; white-space: nowrap; padding: 5px 18px 5px 8px; }
  .mark { flex: none; inline-size: 22px; block-size: 1.4em; }
  .mark span { display: block; inline-size: 14px; block-size: 14px; margin-block-start: 2.5px; border: 1.5px solid #87908f; border-radius: 4px; }
  .mark .on { border-color: #0b6f69; background: #0b6f69; }
  .submenu { margin-inline-start: auto; padding-inline-start: 24px; }
  .disabled { color: #6c7577; }
  .separator { block-size: 1px; margin: 5px 8px; padding: 0; background: #e0e4e4; }
`;

/**
 * @param app - lends a window to draw in
 * @param tray - its icon
 * @returns a PNG of the icon in a neutral panel with its menu below, on a transparent ground
 */
export async function pictureOfMenu(app: RunningApp, tray: TrayItem): Promise<Buffer> {
  const [menu, icon] = [await tray.openMenu(), await tray.icon()];
  if (icon === null) throw new Error('The tray shows no icon.');
  const page = await openBlankWindow(app);
  await page.setContent(htmlOf(menu, icon.png));
  const picture = await page.locator('#picture').screenshot({ scale: 'device', omitBackground: true });
  await page.close();
  return picture;
}

async function openBlankWindow(app: RunningApp): Promise<Page> {
  const opened = app.electron.waitForEvent('window');
  await app.electron.evaluate(async ({ BrowserWindow }, size) => {
    await new BrowserWindow(size).loadURL('about:blank');
  }, WINDOW_SIZE);
  return opened;
}

function htmlOf(menu: MenuNode, iconPng: Buffer): string {
  const icon = `data:image/png;base64,${iconPng.toString('base64')}`;
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
    <div id="picture">
      <div class="panel"><span class="tray"><img src="${icon}"></span><span>16:20</span></div>
      <ul>${menu.children.filter(({ visible }) => visible).map(itemHtml).join('')}</ul>
    </div>`;
}

function itemHtml({ type, label, enabled, toggleType, toggleState, submenu }: MenuNode): string {
  if (type === 'separator') return '<li class="separator"></li>';
  const mark = toggleType === 'none' ? '' : `<span class="${toggleState}"></span>`;
  return `<li class="${enabled ? '' : 'disabled'}"><span class="mark">${mark}</span>${escapeHtml(label)}${submenu ? '<span class="submenu">▸</span>' : ''}</li>`;
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
