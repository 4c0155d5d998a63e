import type { Bus } from './bus.ts';
import { createProbes } from './probes.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** Reason that NotificationClosed gives; see https://specifications.freedesktop.org/notification-spec/latest/ */
const CLOSED_BY_CALL = 3;

/** A picture of the hint `image-data`: width, height, bytes of a row, alpha or not, bits of a sample, samples of a pixel, and pixels. */
type WireImage = [number, number, number, boolean, number, number, Buffer];
/** Arguments of Notify: application, id to replace, icon, summary, body, actions as ids and labels in turn, and hints. */
type WireNotify = [string, number, string, string, string, string[], Record<string, { value: unknown } | undefined>];

/** A notification as it was asked for. */
export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly summary: string;
  readonly body: string;
  /** Ids of the buttons; the labels that go with them are left out. */
  readonly actions: readonly string[];
  /** Width and height of the picture that was sent with it. */
  readonly imageSize: readonly [width: number, height: number] | undefined;
}

/** The part of a desktop that shows notifications, which here only writes them down. */
export interface NotificationServer {
  readonly shown: readonly ShownNotification[];
  /** The first notification, shown already or yet to come, that fulfils the condition. */
  waitFor(condition: (shown: ShownNotification) => boolean, options?: { timeoutMs?: number }): Promise<ShownNotification>;
  /** Resolves when the program has taken this one back, or did so already. */
  waitUntilClosed(id: number, options?: { timeoutMs?: number }): Promise<void>;
  /** A click on the notification (`default`) or on one of its buttons. */
  invoke(id: number, action?: string): void;
}

/** Takes the name of the notification service on the bus. */
export async function startNotificationServer(bus: Bus): Promise<NotificationServer> {
  const shown: ShownNotification[] = [];
  const closed = new Set<number>();
  const { wake, until } = createProbes();
  let lastId = 0;

  bus.offer(PATH, NAME, {
    methods: {
      Notify: {
        gives: 'u',
        run({ body }) {
          const [appName, replaces, , summary, text, actions, hints] = body as WireNotify;
          const image = hints['image-data']?.value as WireImage | undefined;
          const id = replaces === 0 ? (lastId += 1) : replaces;
          shown.push({
            id,
            appName,
            summary,
            body: text,
            actions: actions.filter((_each, index) => index % 2 === 0),
            imageSize: image && [image[0], image[1]],
          });
          wake();
          return [id];
        },
      },
      CloseNotification: {
        run({ body: [id] }) {
          closed.add(Number(id));
          bus.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, CLOSED_BY_CALL]);
          wake();
        },
      },
      GetCapabilities: { gives: 'as', run: () => [['actions', 'body']] },
      GetServerInformation: { gives: 'ssss', run: () => ['virtual desktop', 'tests', '1', '1.2'] },
    },
  });
  await bus.own(NAME);

  return {
    shown,
    waitFor: (condition, { timeoutMs } = {}) => until(() => shown.find(condition), () => `No such notification, but: ${JSON.stringify(shown)}`, timeoutMs),
    async waitUntilClosed(id, { timeoutMs } = {}) {
      await until(() => (closed.has(id) ? true : undefined), () => `Notification ${id} was not taken back`, timeoutMs);
    },
    invoke(id, action = 'default') {
      bus.emit(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
    },
  };
}
