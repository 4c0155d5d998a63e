import type { Ports } from '../app/ports.ts';
import { logUnexpected } from '../system/log.ts';

/**
 * Opens the stream of the service. What that needs is loaded with the first stream: there is none before the service has
 * answered, and the tray need not wait for it. A stream that cannot be opened is a lost one, and tried again as such.
 */
export const openStreamWhenLoaded: Ports['openStream'] = (baseUrl, listeners, access) => {
  let closed = false;
  let close = (): void => undefined;
  const open = async (): Promise<void> => {
    const { openUserStream } = await import('../users-api/user-stream.ts');
    if (!closed) close = openUserStream(baseUrl, listeners, access);
  };
  open().catch((error: unknown) => {
    logUnexpected(error);
    if (!closed) listeners.onEnd('lost');
  });
  return () => {
    closed = true;
    close();
  };
};
