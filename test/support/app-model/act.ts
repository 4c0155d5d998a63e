/** Lets a sequence happen to the running app, with a check of what is shown after every step. */
import type { Page } from '@playwright/test';
import { messages } from '../../../src/shared/i18n/messages.ts';
import type { AppWorld } from './app-world.ts';
import type { Change, Step } from './steps.ts';

const DISCONNECT = 'POST /users/{user}/disconnect';
const words = messages.disconnect;

/**
 * @param world - with or without a running app; what earlier sequences left is undone
 * @returns every rule that did not hold, with the step after which it was found out
 */
export async function live(world: AppWorld, steps: readonly Step[]): Promise<readonly string[]> {
  await world.begin();
  await world.settle();
  for (const step of steps) {
    const broken = [...(await act(world, step)), ...(await world.settle())];
    if (broken.length > 0) return broken.map((rule) => `${rule} (after ${JSON.stringify(step)})`);
  }
  return [];
}

/** @returns what is wrong with what came of it */
async function act(world: AppWorld, step: Step): Promise<readonly string[]> {
  const { truth, around } = world;
  switch (step.do) {
    case 'signIn':
    case 'signOut':
    case 'switch':
    case 'changeProfile':
    case 'noCurrent':
      await changeAndAsk(world, [step]);
      return [];
    case 'changes':
      await changeAndAsk(world, step.changes);
      return [];
    case 'fault':
      truth.fault(step.operation, step.fault, step.times);
      await world.checkNow();
      return [];
    case 'clear':
      truth.clear();
      await world.checkNow();
      return [];
    case 'down':
    case 'up':
      await truth.setDown(step.do === 'down');
      await world.checkNow();
      return [];
    case 'checkNow':
      await world.checkNow();
      return [];
    case 'openWindow':
      await world.openWindow();
      return [];
    case 'closeWindow':
      await world.closeWindow();
      return [];
    case 'restart':
      await world.restart(true);
      return [];
    case 'keyring':
      await (step.locked ? around.desktop.keyring.lock() : around.desktop.keyring.unlock());
      world.isKeyringLocked = step.locked;
      return [];
    case 'stream':
      if (step.what === 'drop') around.simulator.dropStreams();
      else around.simulator.sendFrame(step.what === 'empty' ? '' : '{"garbage":');
      return [];
    case 'sleep':
      for (const change of step.changes) truth.change(change);
      truth.changeUntold();
      if (step.drops) around.simulator.dropStreams();
      // Nobody asks: waking up is reason enough to check.
      around.sleep.wakeUp();
      return [];
    case 'setClock':
      await world.setClock(step.byMs);
      await world.checkNow();
      return [];
    case 'disconnect':
      return disconnect(world, step);
  }
}

/** The stream tells of changes of the current user only; of the others somebody has to ask. */
async function changeAndAsk(world: AppWorld, changes: readonly Change[]): Promise<void> {
  const { truth, around } = world;
  const before = around.simulator.current();
  for (const change of changes) truth.change(change);
  if (around.simulator.current() === before || !truth.isWell) await world.checkNow();
}

async function disconnect(world: AppWorld, { who, fails, thenUnlocks }: Extract<Step, { do: 'disconnect' }>): Promise<readonly string[]> {
  const { truth, around, kept } = world;
  const user = truth.userOf(who);
  if (!truth.isWell || !user) return [];
  const name = user.name ?? '';
  // Faults that are left over would hit any of its steps.
  truth.clear();
  if (fails !== null) around.simulator.fault(DISCONNECT, fails === 'refused' ? { kind: 'status', status: 500 } : { kind: 'resetMidBody' }, 1);

  const opened = world.page ?? world.electron.waitForEvent('window');
  await world.tray.click(truth.inTray(user));
  const page = await world.takeWindow(await opened);
  await press(page, words.asking.confirm);
  const isKeychainNeeded = kept.has(user.id) && fails !== 'refused';
  const isStuck = isKeychainNeeded && world.isKeyringLocked;
  const expected =
    fails === 'refused' ? words.steps.service.title(name) : isStuck ? words.steps.keychain.title(name) : words.done.title(name);
  const ended = page.locator('dialog.done, dialog.failed').getByRole('heading');
  await ended.waitFor();
  const said = [(await ended.textContent())?.replaceAll('\u00A0', ' ')];
  const wanted = [expected];
  if (isStuck && thenUnlocks) {
    await around.desktop.keyring.unlock();
    world.isKeyringLocked = false;
    await press(page, words.retry);
    await page.locator('dialog.done').waitFor();
  }
  await page.locator('dialog .dismiss button').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  truth.changed();
  const isStillListed = truth.userOf(who) !== undefined;
  const areTokensGone = isKeychainNeeded && (!isStuck || thenUnlocks);
  if (areTokensGone) kept.delete(user.id);
  const broken = String(said) === String(wanted) ? [] : [`the disconnect ended with “${String(said)}”, not “${String(wanted)}”`];
  if (isStillListed !== (fails === 'refused')) broken.push(`${name} is ${isStillListed ? 'still' : 'no longer'} listed`);
  // A locked keyring does not say what is in it.
  if (!world.isKeyringLocked && ((await world.tokensOf(who)) !== null) !== kept.has(user.id)) broken.push(`the tokens of ${name} are ${kept.has(user.id) ? 'gone' : 'still there'}`);
  return broken;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
