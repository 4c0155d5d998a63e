import type { Bus } from './bus.ts';
import { WAIT_LIMIT_MS } from './tray-item.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** Reason that NotificationClosed gives; see https://specifications.freedesktop.org/notification-spec/latest/ */
const CLOSED_BY_CALL = 3;

/** Arguments of Notify: application, id to replace, icon, summary, body, and actions as ids and labels in turn. */
type WireNotify = [string, number, string, string, string, string[]];

/** A notification as it was asked for. */
export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly summary: string;
  readonly body: string;
  /** Ids of the buttons; the labels that go with them are left out. */
  readonly actions: readonly string[];
}

/** The part of a desktop that shows notifications, which here only writes them down. */
export interface NotificationServer {
  readonly shown: readonly ShownNotification[];
  /** The first notification, shown already or yet to come, that fulfils the condition. */
  waitFor(condition: (shown: ShownNotification) => boolean, options?: { timeoutMs?: number }): Promise<ShownNotification>;
  /** A click on the notification (`default`) or on one of its buttons. */
  invoke(id: number, action?: string): void;
}

/** Takes the name of the notification service on the bus. */
export async function startNotificationServer(bus: Bus): Promise<NotificationServer> {
  const shown: ShownNotification[] = [];
  const waiting = new Set<() => void>();
  let lastId = 0;

  bus.offer(PATH, NAME, {
    methods: {
      Notify: {
        gives: 'u',
        run({ body }) {
          const [appName, replaces, , summary, text, actions] = body as WireNotify;
          const id = replaces === 0 ? (lastId += 1) : replaces;
          shown.push({ id, appName, summary, body: text, actions: actions.filter((_each, index) => index % 2 === 0) });
          for (const look of waiting) look();
          return [id];
        },
      },
      CloseNotification: { run: ({ body }) => bus.emit(PATH, NAME, 'NotificationClosed', 'uu', [body[0], CLOSED_BY_CALL]) },
      GetCapabilities: { gives: 'as', run: () => [['actions', 'body']] },
      GetServerInformation: { gives: 'ssss', run: () => ['virtual desktop', 'tests', '1', '1.2'] },
    },
  });
  await bus.own(NAME);

  return {
    shown,
    async waitFor(condition, { timeoutMs = WAIT_LIMIT_MS } = {}) {
      const result = Promise.withResolvers<ShownNotification>();
      const look = (): void => {
        const found = shown.find(condition);
        if (found !== undefined) result.resolve(found);
      };
      const timer = setTimeout(() => {
        result.reject(new Error(`No such notification in ${timeoutMs} ms, but: ${JSON.stringify(shown)}`));
      }, timeoutMs);
      waiting.add(look);
      look();
      try {
        return await result.promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(look);
      }
    },
    invoke(id, action = 'default') {
      bus.emit(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
    },
  };
}
