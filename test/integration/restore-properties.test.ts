/** Whatever happens, in whatever order: what a restore of a session never does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { IdentityProviderError } from '../../src/main/tokens/identity-provider.ts';
import { RESTORES_PER_DAY_MAX } from '../../src/main/sign-in/ways/restore-policy.ts';
import type { VaultErrorCode } from '../../src/main/tokens/token-vault.ts';
import { createWorld, type TokenAnswer, type World } from '../support/sign-in-world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USERS = ['ada', 'bob'] as const;
type User = (typeof USERS)[number];

type Act =
  | { readonly do: 'signIn' | 'signOut' | 'disconnect' | 'keep'; readonly user: User }
  | { readonly do: 'nobodyCurrent' | 'restart' | 'check' | 'retry' | 'cancel' }
  | { readonly do: 'switch'; readonly on: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'service'; readonly answer: TokenAnswer }
  | { readonly do: 'provider'; readonly code: 'expired' | 'unreachable' | null }
  | { readonly do: 'keychain'; readonly code: VaultErrorCode | null };

const anybody = fc.constantFrom(...USERS);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('signIn', 'signOut', 'disconnect', 'keep'), user: anybody }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('nobodyCurrent', 'restart', 'check', 'retry', 'cancel') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 10 * HOUR_MS }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('service' as const), answer: fc.constantFrom<TokenAnswer>('owner', 'owner', 'owner', 'somebodyElse', 'forbidden', 'failing', 'lost') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('provider' as const), code: fc.constantFrom('expired', 'unreachable', null, null) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keychain' as const), code: fc.constantFrom<VaultErrorCode | null>('locked', 'timedOut', 'corrupt', null, null, null) }) },
);

/** @param forgotten - who was disconnected: what was kept until then is never used again */
async function carryOut(world: World, step: Act, forgotten: Set<string>): Promise<void> {
  switch (step.do) {
    case 'signIn':
      world.users = [...new Set([...world.users, step.user])];
      world.current = step.user;
      return world.check();
    case 'signOut':
      world.users = world.users.filter((id) => id !== step.user);
      if (world.current === step.user) world.current = world.users[0] ?? null;
      return world.check();
    case 'nobodyCurrent':
      world.current = null;
      return world.check();
    case 'disconnect':
      void world.commands.askDisconnect(step.user);
      await world.commands.confirmDisconnect(step.user);
      if (world.store.get().disconnect.state !== 'idle') forgotten.add(step.user);
      void world.commands.dismissDisconnect();
      return world.settle();
    case 'keep':
      return world.keep(step.user, 2 * HOUR_MS).then(
        () => void forgotten.delete(step.user),
        () => undefined,
      );
    case 'restart':
      world.restart();
      return world.check();
    case 'check':
      return world.check();
    case 'retry':
      await world.commands.retryRestore();
      return world.settle();
    case 'cancel':
      return world.commands.cancelSignIn();
    case 'switch':
      world.settings = { ...world.settings, keepSignedIn: step.on };
      return world.store.update({ settings: world.settings });
    case 'wait':
      world.nowMs += step.ms;
      return;
    case 'service':
      world.tokenAnswer = step.answer;
      return;
    case 'provider':
      world.refreshFails = step.code === null ? null : new IdentityProviderError(step.code);
      return;
    case 'keychain':
      world.vault.failWith(step.code);
  }
}

interface Before {
  readonly attempts: number;
  readonly sent: number;
  readonly owner: string | null;
  readonly users: readonly string[];
}

/** Who was signed in as far as the app could know, and by that whose session it is. */
const shownUser = (world: World): string | null => {
  const { session } = world.store.get();
  return session.state === 'signedIn' ? session.currentId : null;
};

/** Each on real files. */
const RUNS = 150;

test('once per sign-out, three times a day, for nobody else, and never after a disconnect', async () => {
  let restored = 0;
  const property = fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
    const world = createWorld();
    const forgotten = new Set<string>();
    const begun: { readonly user: string; readonly atMs: number }[] = [];
    let owner: string | null = null;
    for (const id of USERS) await world.keep(id, 2 * HOUR_MS);
    for (const step of steps) {
      const before: Before = { attempts: world.attempts, sent: world.sent.length, owner, users: world.users };
      const wasShown = shownUser(world);
      if (step.do === 'restart') owner = null;
      await carryOut(world, step, forgotten);
      const attempts = world.attempts - before.attempts;
      const sent = world.sent.slice(before.sent);
      const trace = JSON.stringify({ step, before, attempts, sent });

      assert.ok(attempts <= 1, `more than once: ${trace}`);
      if (sent.length > 0) assert.equal(attempts, 1, `behind nobody's back: ${trace}`);
      // Sent at most twice: as it is kept, and renewed.
      assert.ok(sent.length <= 2, trace);
      const whose = wasShown ?? before.owner;
      for (const each of sent) assert.ok(!forgotten.has(each), `after a disconnect: ${trace}`);
      for (const each of sent) assert.equal(each, whose, `for somebody else: ${trace}`);
      if (attempts > 0 && step.do !== 'retry') {
        assert.ok(step.do === 'signOut' || step.do === 'nobodyCurrent', `not after a sign-out: ${trace}`);
        assert.ok(world.settings.keepSignedIn, `not wanted: ${trace}`);
        assert.notEqual(wasShown, null, `nobody was signed in: ${trace}`);
        begun.push({ user: wasShown ?? '', atMs: world.nowMs });
      }
      // Nobody stays signed in whom the tokens were not for.
      assert.ok(!world.users.includes('mallory'), trace);
      owner = shownUser(world) ?? wasShown ?? owner;
      const shown = shownUser(world);
      if (attempts > 0 && shown === whose) restored += 1;
      else if (attempts > 0 && shown !== null) {
        // Who was there before may have been made current by the service, when the wrong one left; that is told.
        assert.ok(before.users.includes(shown), trace);
        const { signIn } = world.store.get();
        assert.equal(signIn.state === 'failed' ? signIn.failure : '', 'wrongUser', trace);
      }
    }
    for (const { user: id, atMs } of begun) {
      const day = begun.filter((other) => other.user === id && other.atMs >= atMs && other.atMs < atMs + DAY_MS);
      assert.ok(day.length <= RESTORES_PER_DAY_MAX, `${day.length} times in a day`);
    }
  });
  await fc.assert(property, { numRuns: RUNS });
  assert.ok(restored > RUNS / 10, `only ${restored} sessions were restored: the property says little`);
});
