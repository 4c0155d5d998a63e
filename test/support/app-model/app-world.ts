/** The running app with everything around it, as a model-driven test has it in its hands. */
import type { ElectronApplication, Page } from '@playwright/test';
import { namesFor } from '../../../src/main/tokens/credential-pieces.ts';
import { describeSession } from '../../../src/shared/describe.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import type { RunningApp } from '../app.ts';
import { disconnectLabels } from '../disconnect-items.ts';
import { menuItems, menuText, type MenuNode } from '../menu-tree.ts';
import type { SleepService } from '../sleep.ts';
import { makeTokens } from '../tokens.ts';
import type { TrayItem } from '../tray-item.ts';
import type { RemoteVault } from '../vault-client.ts';
import type { VirtualDesktop } from '../virtual-desktop.ts';
import type { Who } from './steps.ts';
import { Truth, type Sighting } from './truth.ts';

export interface Around {
  readonly simulator: Simulator;
  readonly desktop: VirtualDesktop;
  readonly vault: RemoteVault;
  readonly sleep: SleepService;
  readonly launch: (hidden: boolean) => Promise<RunningApp>;
  /** Writes whose tokens the app believes to have kept. */
  readonly writeKeychainIndex: (ids: readonly string[]) => Promise<void>;
}

const CHECKS_THAT_FAIL_MAX = 2;
/** A tooltip without the app's name. */
const titleOf = (tooltip: string): string => tooltip.slice(messages.session.tooltip('').length);
/** Nothing in the model is older than a minute, whatever the clock on the wall says. */
const OLD = /(?:minute|hour|day)s? ago|\bon \d+ [A-Z][a-z]{2}/u;

export class AppWorld {
  readonly around: Around;
  readonly truth: Truth;
  isKeyringLocked = false;
  /** Whose tokens are in the keychain. */
  readonly kept = new Set<string>();
  #app: RunningApp | undefined;
  #tray: TrayItem | undefined;
  #stopListening = (): void => undefined;
  #sightings: Sighting[] = [];
  #reading: Promise<void> = Promise.resolve();
  #isStarting = true;
  #followed: Page | undefined;
  #clockAheadMs = 0;

  constructor(around: Around) {
    this.around = around;
    this.truth = new Truth(around.simulator);
  }

  get electron(): ElectronApplication {
    if (!this.#app) throw new Error('The app does not run.');
    return this.#app.electron;
  }

  get tray(): TrayItem {
    if (!this.#tray) throw new Error('The app does not run.');
    return this.#tray;
  }

  /** The account window, if it is open. */
  get page(): Page | undefined {
    return this.electron.windows()[0];
  }

  /** Everything is as at the first start, but for the app, which goes on. */
  async begin(): Promise<void> {
    const { desktop, vault, writeKeychainIndex } = this.around;
    await desktop.keyring.unlock();
    this.isKeyringLocked = false;
    await this.truth.begin();
    const ids = ([0, 1] as const).map((who) => this.truth.idOf(who));
    await vault.reset([]);
    for (const id of ids) {
      await vault.save(id, makeTokens(id));
      this.kept.add(id);
    }
    await writeKeychainIndex(ids);
    // The app reads the index at its start only.
    await (this.#app ? this.restart(false) : this.start(false));
    await this.setClock(-this.#clockAheadMs);
    const page = await this.openWindow();
    await page.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'accountTray') as { dismissDisconnect: () => Promise<void> };
      await bridge.dismissDisconnect();
    });
    await this.checkNow();
  }

  async start(hidden: boolean): Promise<void> {
    const app = await this.around.launch(hidden);
    this.#app = app;
    this.#isStarting = true;
    this.#tray = await app.tray();
    this.#stopListening = this.#tray.onChange(({ signal }) => {
      if (signal === 'NewToolTip') this.#reading = Promise.all([this.#reading, this.#sightTray()]).then(() => undefined);
    });
    await this.around.sleep.isHeard();
    // What is evaluated while the app is still being loaded may be collected with the garbage of that.
    await this.#tray.waitForProperties(({ toolTip }) => !['', messages.session.starting.title].includes(titleOf(toolTip.title)));
    if (!hidden) await this.takeWindow(await app.window());
    await this.setClock(0);
  }

  async restart(hidden: boolean): Promise<void> {
    this.#stopListening();
    await this.#reading;
    const clockAheadMs = this.#clockAheadMs;
    await this.#app?.close();
    this.#clockAheadMs = 0;
    await this.start(hidden);
    await this.setClock(clockAheadMs);
  }

  async openWindow(): Promise<Page> {
    const opened = this.page ?? this.electron.waitForEvent('window');
    await this.tray.activate();
    return this.takeWindow(await opened);
  }

  async closeWindow(): Promise<void> {
    await this.#sightWindow();
    const closed = this.page?.waitForEvent('close');
    await this.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close()));
    await closed;
  }

  /** Somebody asks in the tray. */
  checkNow(): Promise<void> {
    return this.tray.click(messages.tray.checkNow);
  }

  /** The clock on the wall is set, for the app and its window. */
  async setClock(byMs: number): Promise<void> {
    this.#clockAheadMs += byMs;
    await this.electron.evaluate(setClockAhead, this.#clockAheadMs);
    if (this.page) await setClockOfPage(this.page, this.#clockAheadMs);
  }

  tokensOf(who: Who): Promise<string | null> {
    return this.around.vault.rawGet(namesFor(this.truth.idOf(who)).all[0] ?? '');
  }

  /** Waits until tray and window show what is true, and tells what they showed on the way that never was. */
  async settle(): Promise<readonly string[]> {
    const { truth } = this;
    // Back-off may be long by now: a person who knows that it is over asks until it is told.
    for (let checks = 0; truth.mayFailAgain && checks < CHECKS_THAT_FAIL_MAX; checks += 1) {
      const asked = this.around.simulator.nextRequest('GET /users');
      await this.checkNow();
      await asked;
    }
    if (truth.mayFailAgain) await this.checkNow();
    await this.tray.waitForProperties(({ toolTip }) => titleOf(toolTip.title) === truth.title);
    await this.tray.waitForMenu((menu) => this.#isRight(menu));
    const { page } = this;
    if (page) await page.waitForFunction(isShown, [truth.heading, truth.isWell ? '' : messages.window.signedIn, OLD.source] as const);
    await this.#reading;
    await this.#sightWindow();
    const broken = this.#sightings.map((sighting) => truth.objectionTo(sighting, this.#isStarting)).filter((each) => each !== undefined);
    this.#sightings = [];
    this.#isStarting = false;
    truth.settled();
    return broken;
  }

  #isRight(menu: MenuNode): boolean {
    const labels = menuItems(menu).map(({ label }) => label);
    return labels.includes(this.truth.title) && String(disconnectLabels(menu)) === String(this.truth.disconnectable) && !OLD.test(menuText(menu));
  }

  /** Follows what a window shows, once. */
  async takeWindow(page: Page): Promise<Page> {
    if (this.#followed === page) return page;
    this.#followed = page;
    await page.locator('h1').waitFor();
    await setClockOfPage(page, this.#clockAheadMs);
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Reflect.set(globalThis, 'seen', seen);
      const bridge = Reflect.get(globalThis, 'accountTray') as { onSnapshot: (listener: (snapshot: unknown) => void) => void };
      bridge.onSnapshot((snapshot) => seen.push(snapshot));
    });
    // What it has drawn so far was by another clock than the app's.
    if (this.#clockAheadMs !== 0) await this.checkNow();
    return page;
  }

  async #sightTray(): Promise<void> {
    const { toolTip } = await this.tray.properties();
    this.#sightings.push({ where: 'tray', title: titleOf(toolTip.title) });
  }

  async #sightWindow(): Promise<void> {
    const seen = (await this.page?.evaluate(() => (Reflect.get(globalThis, 'seen') as unknown[]).splice(0))) ?? [];
    for (const { session, service } of seen as Snapshot[]) {
      this.#sightings.push({ where: 'window', title: describeSession(session, service, Date.parse(service.lastCheckAt ?? '')).title });
    }
  }
}

/** In the app or its page: the clock on the wall differs from now on by this much from that of the computer. */
function setClockAhead(_where: unknown, aheadMs: number): void {
  const real = (Reflect.get(globalThis, 'realNow') ?? Date.now) as () => number;
  Reflect.set(globalThis, 'realNow', real);
  Date.now = () => real() + aheadMs;
}

const setClockOfPage = async (page: Page, aheadMs: number): Promise<void> =>
  (await page.evaluateHandle(() => globalThis)).evaluate(setClockAhead, aheadMs);

/** In the page: whether it has this heading, does not have that text, and has no age that is too great. */
function isShown([heading, unwanted, old]: readonly [string, string, string]): boolean {
  // The spaces of the window, whose lines break, are those of the catalogue here.
  const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00A0', ' ');
  const texts = [...document.querySelectorAll('body *')].filter(({ childElementCount }) => childElementCount === 0).map(({ textContent }) => plain(textContent));
  return (
    plain(document.querySelector('h1')?.textContent) === heading &&
    (unwanted === '' || !texts.includes(unwanted)) &&
    !new RegExp(old, 'u').test(plain(document.body.innerText))
  );
}
