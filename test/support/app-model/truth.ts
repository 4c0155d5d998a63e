/** What is true at the simulated service, and what was since the last time everything was shown right. */
import { messages } from '../../../src/shared/i18n/messages.ts';
import { manyProfiles } from '../../simulator/profiles.ts';
import type { Simulator, WireProfile } from '../../simulator/simulator.ts';
import { disconnectLabel } from '../disconnect-items.ts';
import { lastingFault, type Change, type LastingFault, type Who } from './steps.ts';

const PEOPLE = ['Ada', 'Bob', 'Cy'] as const;
const PROFILES = manyProfiles(PEOPLE.length);

/** What was seen in the tray or the window: one title, which in the window may be that of a snapshot. */
export interface Sighting {
  readonly where: 'tray' | 'window';
  readonly title: string;
}

export class Truth {
  readonly #simulator: Simulator;
  /** Titles that were true since the last settling; the first is that of then. */
  #titles: string[] = [];
  /** Not what the service does, but what stands between it and the app. */
  #isDown = false;
  #lasting: LastingFault | undefined;
  /** Faults that are not used up yet, perhaps. */
  #mayRemain = false;
  /** Some call may have failed, or may fail yet. */
  #isTroubled = false;
  #names = 0;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  /** Whether the service can be asked at all, and answers well. */
  get isWell(): boolean {
    return !this.#isDown && this.#lasting === undefined;
  }

  /** What has to be shown in the end. */
  get title(): string {
    if (this.#isDown) return messages.reasons.refused.title;
    if (this.#lasting) return lastingFault(this.#lasting).title;
    return this.#titleOfUsers;
  }

  /** The labels of the items that disconnect users, in the service's order. */
  get disconnectable(): readonly string[] {
    return this.isWell ? this.#simulator.users().map((user) => this.inTray(user)) : [];
  }

  /** The item that disconnects somebody; of several, the current one is marked. */
  inTray({ id, ...user }: WireProfile): string {
    const name = user.name ?? '';
    const { length } = this.#simulator.users();
    const isMarked = length > 1 && this.#simulator.current()?.id === id;
    return disconnectLabel(isMarked ? messages.tray.current(name) : name, length);
  }

  /** The one who is current, as the window's heading has it. */
  get heading(): string {
    return this.isWell ? (this.#simulator.current()?.name ?? this.title) : this.title;
  }

  userOf(who: Who): WireProfile | undefined {
    return this.#simulator.users().find(({ id }) => id === PROFILES[who]?.id);
  }

  idOf(who: Who): string {
    return PROFILES[who]?.id ?? '';
  }

  /** Begins anew: nothing is wrong, and Ada and Bob are there. */
  async begin(): Promise<void> {
    await this.setDown(false);
    this.clear();
    for (const { id } of this.#simulator.users()) this.#simulator.signOut(id);
    this.change({ do: 'signIn', who: 1 });
    this.change({ do: 'signIn', who: 0 });
  }

  change(change: Change): void {
    const simulator = this.#simulator;
    if (change.do === 'noCurrent') simulator.setCurrent(undefined);
    else {
      const user = this.userOf(change.who);
      if (change.do === 'signIn') simulator.signIn(user ?? this.#somebody(change.who));
      else if (user === undefined) return;
      else if (change.do === 'signOut') simulator.signOut(user.id);
      else if (change.do === 'switch') simulator.setCurrent(user.id);
      else simulator.setProfile(user.id, { name: this.#somebody(change.who).name });
    }
    this.changed();
  }

  /** Changes somebody of whom the stream tells nothing, if there is one. */
  changeUntold(): void {
    const who = ([0, 1, 2] as const).find((each) => this.userOf(each) && this.idOf(each) !== this.#simulator.current()?.id);
    if (who !== undefined) this.change({ do: 'changeProfile', who });
  }

  /** The users at the service may be others than before. */
  changed(): void {
    this.#titles.push(this.#titleOfUsers);
  }

  /** The next check may fail in a way that the one after it, or the next but one, will not. */
  get mayFailAgain(): boolean {
    return !this.#isDown && this.#mayRemain;
  }

  fault(operation: 'GET /users' | 'GET /user', fault: LastingFault, times: 1 | 2 | null): void {
    this.#isTroubled = true;
    // One at a time, so that it is known what has to be shown, and when all of it is over.
    if (this.#lasting || (this.#mayRemain && times !== null)) return;
    this.#simulator.fault(operation, lastingFault(fault).fault, times ?? undefined);
    if (times === null) this.#lasting = fault;
    else this.#mayRemain = true;
  }

  clear(): void {
    this.#simulator.clearFaults();
    this.#lasting = undefined;
    this.#mayRemain = false;
  }

  async setDown(isDown: boolean): Promise<void> {
    if (isDown === this.#isDown) return;
    this.#isDown = isDown;
    this.#isTroubled = true;
    await (isDown ? this.#simulator.down() : this.#simulator.up());
  }

  /** Everything is shown as it is: what was true before must not be shown any more. */
  settled(): void {
    this.#titles = [this.#titleOfUsers];
    this.#isTroubled = !this.isWell || this.#mayRemain;
  }

  /** @returns what is wrong with a sighting since the last settling; undefined where it was true at some instant */
  objectionTo({ where, title }: Sighting, mayBeStarting: boolean): string | undefined {
    const isAnswer = title.startsWith(messages.session.signedIn.title('')) || title === messages.session.signedOut.title;
    const holds = isAnswer
      ? this.#titles.includes(title)
      : title === messages.session.starting.title
        ? mayBeStarting
        : this.#isTroubled;
    return holds ? undefined : `the ${where} said “${title}”, but true was only: ${this.#titles.join(', ')}`;
  }

  get #titleOfUsers(): string {
    const current = this.#simulator.current();
    return current === undefined ? messages.session.signedOut.title : messages.session.signedIn.title(current.name ?? '');
  }

  /** As nobody was called before, so that what is shown can be told from what was. */
  #somebody(who: Who): WireProfile {
    this.#names += 1;
    return { ...PROFILES[who], name: `${PEOPLE[who]} ${String(this.#names)}` } as WireProfile;
  }
}
