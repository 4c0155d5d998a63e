/** The address of the service: of the command line, of the settings, or the one that was found. */
import type { NoticeOf } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import type { Found } from '../users-api/discover.ts';
import { locateService, type LocatedService } from '../../shared/service-url.ts';

export interface ServiceAddress {
  /** The Users API of the service as it is located now. */
  readonly api: () => UsersApi;
  /** Whether command line or settings give the address. */
  readonly isSet: () => boolean;
  /** Uses another address from now on; `doubtful`: the owner of the service there is in doubt. */
  readonly moveTo: (found: Found, doubtful: boolean) => void;
  /** Reads the setting again. Returns whether the address changed. */
  readonly relocate: () => boolean;
}

export interface ServiceAddressOptions {
  readonly store: SnapshotStore;
  /** With the access that the settings give now. */
  readonly createApi: (baseUrl: string) => UsersApi;
  /** What the settings say of the access to a service, as one comparable text. */
  readonly access: () => string;
  /** The base URL of the command line, which wins over the setting. */
  readonly commandLine: string | undefined;
  /** The setting as it is now; empty where there is none. */
  readonly setting: () => string;
}

export function createServiceAddress({ store, createApi, access, commandLine, setting }: ServiceAddressOptions): ServiceAddress {
  const locate = (): LocatedService => locateService(commandLine, setting());
  let api = createApi(store.get().service.baseUrl);
  let accessBefore = access();

  return {
    api: () => api,
    isSet: () => {
      const { source } = locate();
      return source === 'commandLine' || source === 'setting';
    },
    moveTo: ({ baseUrl, source }, doubtful) => {
      const { service } = store.get();
      if (baseUrl === service.baseUrl) {
        if (source !== service.source || doubtful !== (service.doubtful ?? false)) store.patchService({ source, doubtful });
        return;
      }
      api = createApi(baseUrl);
      store.patchService({ baseUrl, source, doubtful, version: undefined, others: undefined, updates: 'polling' });
    },
    relocate: () => {
      const next = locate();
      const { baseUrl, source } = next;
      const { service } = store.get();
      store.setNotice('serviceUrlIgnored', ignoredNotice(next));
      const isAsBefore = accessBefore === access();
      accessBefore = access();
      if (!isAsBefore || baseUrl !== service.baseUrl) api = createApi(baseUrl);
      if (baseUrl === service.baseUrl) {
        store.patchService({ source });
        return false;
      }
      // A disconnect is about a user of the previous service.
      store.update({ service: { baseUrl, source, checking: service.checking, updates: 'polling' }, disconnect: { state: 'idle' } });
      return true;
    },
  };
}

/** @returns the notice for a setting that is not a usable address */
export function ignoredNotice({ ignored }: LocatedService): NoticeOf<'serviceUrlIgnored'> | undefined {
  return ignored && { id: 'serviceUrlIgnored', ...ignored };
}
