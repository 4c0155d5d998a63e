/** What the simulated service knows, apart from any server: it can outlive one and be given to the next. */
import { randomUUID } from 'node:crypto';
import { ada, demoProfiles } from './profiles.ts';
import { profileFromToken, claimsOf } from './tokens.ts';
import type { WireProfile } from './wire.ts';

export const DEFAULT_VERSION = '12.3.4';

/** How `from_token` answers a token that it does not like. */
export interface TokenRefusal {
  readonly status: number;
  readonly text: string;
}

export interface StateOptions {
  /** Who is signed in; the first is the current user. Default: Ada. */
  readonly users?: readonly WireProfile[];
  /** Who could sign in, in this order. Default: the demo profiles. */
  readonly known?: readonly WireProfile[];
  readonly version?: string;
  /** How long `POST /os/sign_in` takes, as if a person were busy in the browser. */
  readonly signInDelayMilliseconds?: number;
}

export class SimulatorState {
  readonly osId: string = randomUUID();
  version: string;
  signInDelayMilliseconds: number;
  /** While set, every token is answered with this. */
  tokenRefusal: TokenRefusal | undefined;
  readonly #known: readonly WireProfile[];
  #users: readonly WireProfile[];
  #currentId: string | undefined;
  #announced: string;
  readonly #listeners = new Set<() => void>();

  constructor(options: StateOptions = {}) {
    this.version = options.version ?? DEFAULT_VERSION;
    this.signInDelayMilliseconds = options.signInDelayMilliseconds ?? 0;
    this.#known = options.known ?? demoProfiles;
    this.#users = [...(options.users ?? [ada])];
    this.#currentId = this.#users[0]?.id;
    this.#announced = JSON.stringify(this.current);
  }

  get users(): readonly WireProfile[] {
    return this.#users;
  }

  get known(): readonly WireProfile[] {
    return this.#known;
  }

  get current(): WireProfile | undefined {
    return this.find(this.#currentId);
  }

  find(userId: string | undefined): WireProfile | undefined {
    return this.#users.find((user) => user.id === userId);
  }

  /** Calls back after every change of the current user: another one, none, or another profile. */
  onCurrentChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds the user, or replaces the one with the same id, and makes it the current one. */
  signIn(user: WireProfile): WireProfile {
    this.#put(user);
    this.#currentId = user.id;
    this.#announce();
    return user;
  }

  /** Signs in whoever is known and not yet here; when all are here, whoever comes after the current user. */
  signInNext(): WireProfile {
    const position = this.#known.findIndex((user) => user.id === this.#currentId);
    const next = this.#known.find((user) => this.find(user.id) === undefined);
    const chosen = next ?? this.#known[(position + 1) % this.#known.length];
    if (chosen === undefined) throw new Error('The simulator knows nobody who could sign in.');
    return this.signIn(this.find(chosen.id) ?? chosen);
  }

  /** Signs in the owner of the token: the known user that it names, or one made from the token. */
  signInWithToken(accessToken: string): WireProfile {
    const { sub } = claimsOf(accessToken);
    const owner = this.find(sub) ?? this.#known.find((user) => user.id === sub);
    return this.signIn(owner ?? profileFromToken(accessToken));
  }

  /** Removes a user, by default the current one. The first of those who remain becomes the current user. */
  signOut(userId: string | undefined = this.#currentId): void {
    this.#users = this.#users.filter((user) => user.id !== userId);
    if (userId === this.#currentId) this.#currentId = this.#users[0]?.id;
    this.#announce();
  }

  /** Changes some fields of a user; a field that is given as `undefined` goes away. */
  setProfile(userId: string, patch: Partial<WireProfile>): WireProfile {
    const user = this.find(userId);
    if (user === undefined) throw new Error(`No user has the id ${userId}.`);
    const changed = { ...user, ...patch };
    this.#users = this.#users.map((each) => (each.id === userId ? changed : each));
    if (this.#currentId === userId) this.#currentId = changed.id;
    this.#announce();
    return changed;
  }

  /** Makes one of the users the current one; with `undefined` all stay listed and nobody is current. */
  setCurrent(userId: string | undefined): void {
    if (userId !== undefined && this.find(userId) === undefined) throw new Error(`No user has the id ${userId}.`);
    this.#currentId = userId;
    this.#announce();
  }

  #put(user: WireProfile): void {
    this.#users =
      this.find(user.id) === undefined
        ? [...this.#users, user]
        : this.#users.map((each) => (each.id === user.id ? user : each));
  }

  #announce(): void {
    const now = JSON.stringify(this.current);
    if (now === this.#announced) return;
    this.#announced = now;
    for (const listener of this.#listeners) listener();
  }
}
