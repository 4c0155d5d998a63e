import { Variant } from '@jellybrick/dbus-next';
import type { Bus } from './bus.ts';
import type { Processes } from './processes.ts';

/** Made up for this keyring, which lives and dies with the test. Must not be empty: that would mean "no encryption". */
const MASTER_PASSWORD = 'a keyring for tests';
const SERVICE = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const LOGIN_COLLECTION = `${SERVICE_PATH}/collection/login`;

/** What draws the keyring's questions on a desktop: gcr-prompter, on the bus name with the same interface. */
const PROMPTER = 'org.gnome.keyring.SystemPrompter';
const PROMPTER_PATH = '/org/gnome/keyring/Prompter';
const PROMPTER_INTERFACE = 'org.gnome.keyring.internal.Prompter';

/** A real gnome-keyring. With no prompter on its bus, every question to the person counts as dismissed at once. */
export interface Keyring {
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** From now on a question to the person stays open, as if a dialog were shown that nobody answers. */
  holdPrompts(): Promise<HeldPrompts>;
}

export interface HeldPrompts {
  /** How many questions were asked so far. */
  readonly asked: number;
  /** Dismisses the open questions, and each one that comes. */
  dismiss(): Promise<void>;
}

/**
 * Starts gnome-keyring-daemon on the bus, with an unlocked keyring as its default one.
 *
 * @param env must name the bus and hold the XDG folders in which the keyring is to live
 */
export async function startKeyring(processes: Processes, bus: Bus, env: NodeJS.ProcessEnv): Promise<Keyring> {
  const daemon = processes.start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    // Without a line end: the daemon would take it for a part of the password.
    input: MASTER_PASSWORD,
    install: 'On Debian: apt-get install gnome-keyring.',
  });
  await daemon.until(bus.waitForOwner(SERVICE));

  const service = (iface: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> =>
    bus.call({ to: SERVICE, path: SERVICE_PATH, iface, member, signature, body });

  return {
    async lock() {
      await service('org.freedesktop.Secret.Service', 'Lock', 'ao', [[LOGIN_COLLECTION]]);
    },
    async unlock() {
      // The public Unlock asks the person. This is what the keyring's own tools use to unlock without asking.
      const plain = new Variant('s', '');
      const [, session] = await service('org.freedesktop.Secret.Service', 'OpenSession', 'sv', ['plain', plain]);
      const secret = [session, Buffer.alloc(0), Buffer.from(MASTER_PASSWORD), 'text/plain'];
      const internal = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';
      await service(internal, 'UnlockWithMasterPassword', 'o(oayays)', [LOGIN_COLLECTION, secret]);
    },
    holdPrompts: () => holdPrompts(bus),
  };
}

async function holdPrompts(bus: Bus): Promise<HeldPrompts> {
  let asked = 0;
  let holding = true;
  const dismissals: (() => Promise<unknown>)[] = [];
  bus.offer(PROMPTER_PATH, PROMPTER_INTERFACE, {
    methods: {
      BeginPrompting: {
        run({ sender, body }) {
          asked += 1;
          const iface = `${PROMPTER_INTERFACE}.Callback`;
          const dismiss = (): Promise<unknown> => bus.call({ to: sender, path: String(body[0]), iface, member: 'PromptDone' });
          if (holding) dismissals.push(dismiss);
          else void dismiss();
        },
      },
      StopPrompting: { run: () => {} },
    },
  });
  await bus.own(PROMPTER);
  return {
    get asked() {
      return asked;
    },
    async dismiss() {
      holding = false;
      await Promise.all(dismissals.map((each) => each()));
    },
  };
}
