import type { Ports } from '../app/ports.ts';

/**
 * Opens the stream of the service. What that needs is loaded with the first stream: there is none before the service has
 * answered, and the tray need not wait for it.
 */
export const openStreamWhenLoaded: Ports['openStream'] = (baseUrl, listeners, access) => {
  let closed = false;
  let close = (): void => undefined;
  const open = async (): Promise<void> => {
    const { openUserStream } = await import('../users-api/user-stream.ts');
    if (!closed) close = openUserStream(baseUrl, listeners, access);
  };
  void open();
  return () => {
    closed = true;
    close();
  };
};
